import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_serving_rate_limit",
  args: { serving_rate_limit: 0n },
  item: items.ServingRateLimit,
  value: 0n,
  events: ["ServingRateLimitSet"],
  by: "owner, limited",
  missing: "not looked at",
});
