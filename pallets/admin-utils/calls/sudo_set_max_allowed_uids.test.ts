import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_max_allowed_uids",
  args: { max_allowed_uids: 200 },
  item: items.MaxAllowedUids,
  value: 200,
  events: ["MaxAllowedUidsSet"],
  by: "owner, limited",
  refused: [
    [{ max_allowed_uids: 2 }, /MaxAllowedUIdsLessThanCurrentUIds/],
    [{ max_allowed_uids: 257 }, /MaxAllowedUidsGreaterThanDefaultMaxAllowedUids/],
  ],
});
