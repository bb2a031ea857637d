import { call } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { TxChildkeyTakeRateLimit } from "../../keys/storage.ts";
import { WEIGHTS } from "../../weights.ts";
import { TxChildKeyTakeRateLimitSet } from "../events.ts";

/** Root: set the blocks that must pass between two raises of a child hotkey's take. */
export const sudo_set_tx_childkey_take_rate_limit = call({
  index: 69,
  weight: WEIGHTS.sudo_set_tx_childkey_take_rate_limit,
  docs: [
    "Set the blocks that must pass between two raises of a child hotkey's take.",
    "Origin: root.",
    "Emits `TxChildKeyTakeRateLimitSet`.",
  ],
  args: { tx_rate_limit: u64 },
  dispatch(ctx, { tx_rate_limit }) {
    ctx.origin.ensureRoot();
    TxChildkeyTakeRateLimit.set(ctx.store, tx_rate_limit);
    ctx.emit(TxChildKeyTakeRateLimitSet(tx_rate_limit));
  },
});
