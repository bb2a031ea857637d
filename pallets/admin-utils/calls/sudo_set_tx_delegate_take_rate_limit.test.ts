import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_tx_delegate_take_rate_limit",
  args: { tx_rate_limit: 6n },
  item: items.TxDelegateTakeRateLimit,
  value: 6n,
  events: ["TxDelegateTakeRateLimitSet"],
});
