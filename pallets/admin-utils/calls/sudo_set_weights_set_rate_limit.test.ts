import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_weights_set_rate_limit",
  args: { weights_set_rate_limit: 0n },
  item: items.WeightsSetRateLimit,
  value: 0n,
  events: ["WeightsSetRateLimitSet"],
  by: "root",
  anyTime: true,
});
