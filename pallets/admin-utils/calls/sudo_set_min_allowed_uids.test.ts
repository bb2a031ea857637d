import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_allowed_uids",
  args: { min_allowed_uids: 2 },
  item: items.MinAllowedUids,
  value: 2,
  events: ["MinAllowedUidsSet"],
  by: "root",
  refused: [
    [{ min_allowed_uids: 3 }, /MinAllowedUidsGreaterThanCurrentUids/],
    [{ min_allowed_uids: 256 }, /MinAllowedUidsGreaterThanMaxAllowedUids/],
  ],
});
