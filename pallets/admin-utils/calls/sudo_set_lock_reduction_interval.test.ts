import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_lock_reduction_interval",
  args: { interval: 1n },
  item: items.NetworkLockReductionInterval,
  value: 1n,
  events: ["NetworkLockCostReductionIntervalSet"],
});
