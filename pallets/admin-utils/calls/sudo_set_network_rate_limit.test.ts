import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_network_rate_limit",
  args: { rate_limit: 0n },
  item: items.NetworkRateLimit,
  value: 0n,
  events: ["NetworkRateLimitSet"],
});
