import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_recycle_or_burn",
  args: { recycle_or_burn: "Recycle" },
  item: items.RecycleOrBurn,
  value: "Recycle",
  events: [],
  by: "owner, limited",
  missing: "not looked at",
});
