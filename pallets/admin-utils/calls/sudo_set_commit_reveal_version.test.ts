import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_commit_reveal_version",
  args: { version: 5 },
  item: items.CommitRevealWeightsVersion,
  value: 5,
  events: ["CommitRevealVersionSet"],
});
