import { items, TAO, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_network_min_lock_cost",
  args: { lock_cost: TAO },
  item: items.NetworkMinLockCost,
  value: TAO,
  events: ["NetworkMinLockCostSet"],
});
