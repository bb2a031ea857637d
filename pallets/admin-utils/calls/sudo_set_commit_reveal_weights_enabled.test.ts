import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_commit_reveal_weights_enabled",
  args: { enabled: true },
  item: items.CommitRevealWeightsEnabled,
  value: true,
  events: ["CommitRevealEnabled"],
  by: "owner, limited",
});
