import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_stake_threshold",
  args: { min_stake: 3n },
  item: items.StakeThreshold,
  value: 3n,
  events: ["StakeThresholdSet"],
});
