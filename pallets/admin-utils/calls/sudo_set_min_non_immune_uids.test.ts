import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_non_immune_uids",
  args: { min: 9 },
  item: items.MinNonImmuneUids,
  value: 9,
  events: ["MinNonImmuneUidsSet"],
  by: "root",
  anyTime: true,
  missing: "not looked at",
});
