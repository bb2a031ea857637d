import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_mechanism_emission_split",
  args: { maybe_split: [65_535] },
  item: items.MechanismEmissionSplit,
  value: [65_535],
  events: [],
  by: "owner, limited",
  missing: /MechanismDoesNotExist/,
  limitedBy: "blocks",
});
