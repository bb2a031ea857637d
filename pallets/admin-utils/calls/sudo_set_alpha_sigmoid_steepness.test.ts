import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_alpha_sigmoid_steepness",
  args: { steepness: 9 },
  item: items.AlphaSigmoidSteepness,
  value: 9,
  events: [],
  by: "owner, limited",
  rootOnly: [{ steepness: -1 }, /NegativeSigmoidSteepness/],
});
