import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks that must pass between two raises of a delegate's take. */
export const sudo_set_tx_delegate_take_rate_limit = chainSetter({
  index: 45,
  weight: WEIGHTS.sudo_set_tx_delegate_take_rate_limit,
  docs: [
    "Sets the blocks that must pass between two raises of a delegate's take.",
    "Emits `SubtensorModule.TxDelegateTakeRateLimitSet`.",
  ],
  args: { tx_rate_limit: u64 },
  apply: (of, { tx_rate_limit }, ctx) => of.chain.txDelegateTakeRateLimit.set(ctx, tx_rate_limit),
});
