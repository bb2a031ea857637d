import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_commit_reveal_weights_interval",
  args: { interval: 100n },
  item: items.RevealPeriodEpochs,
  value: 100n,
  events: ["CommitRevealPeriodsSet"],
  by: "owner, limited",
  refused: [
    [{ interval: 0n }, /RevealPeriodTooSmall/],
    [{ interval: 101n }, /RevealPeriodTooLarge/],
  ],
});
