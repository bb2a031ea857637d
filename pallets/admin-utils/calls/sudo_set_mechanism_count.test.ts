import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_mechanism_count",
  args: { mechanism_count: 1 },
  item: items.MechanismCountCurrent,
  value: 1,
  events: [],
  by: "owner, limited",
  missing: /MechanismDoesNotExist/,
  limitedBy: "blocks",
});
