import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_tx_rate_limit",
  args: { tx_rate_limit: 7n },
  item: items.TxRateLimit,
  value: 7n,
  events: ["TxRateLimitSet"],
});
