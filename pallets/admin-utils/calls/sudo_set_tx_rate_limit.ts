import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks that must pass between two key swaps of a coldkey. */
export const sudo_set_tx_rate_limit = chainSetter({
  index: 2,
  weight: WEIGHTS.sudo_set_tx_rate_limit,
  docs: [
    "Sets the blocks that must pass between two key swaps of a coldkey.",
    "Emits `SubtensorModule.TxRateLimitSet`.",
  ],
  args: { tx_rate_limit: u64 },
  apply: (of, { tx_rate_limit }, ctx) => of.chain.txRateLimit.set(ctx, tx_rate_limit),
});
