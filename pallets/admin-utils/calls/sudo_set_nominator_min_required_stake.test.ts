import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_nominator_min_required_stake",
  args: { min_stake: 5n },
  item: items.NominatorMinRequiredStake,
  value: 5n,
  events: [],
});
