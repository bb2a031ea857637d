import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_owner_hparam_rate_limit",
  args: { epochs: 0 },
  item: items.OwnerHyperparamRateLimit,
  value: 0,
  events: ["OwnerHyperparamRateLimitSet"],
});
