import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_allowed_weights",
  args: { min_allowed_weights: 9 },
  item: items.MinAllowedWeights,
  value: 9,
  events: ["MinAllowedWeightSet"],
  by: "owner, limited",
});
