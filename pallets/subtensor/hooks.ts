import { type Context, DispatchFailure, type Hooks, ZERO_WEIGHT } from "@waystone/frame";
import { applyPendingChildren } from "./children/apply.ts";
import { updateMovingPrices, updateRootProportions } from "./coinbase/after-coinbase.ts";
import { mintBlockEmission } from "./coinbase/block-emission.ts";
import { runCoinbase } from "./coinbase/run-coinbase.ts";
import { forgetHotkeySwaps } from "./keys/hotkey-swaps.ts";
import { beginRegistrations } from "./registration/price.ts";
import { claimRootAutomatically } from "./root/claims.ts";
import { indexRootStakersOn } from "./staking/index-root-stakers.ts";
import type { Steps } from "./steps.ts";

/** What happens at the start of every block, in order (`runtime.md` 1.1). */
export const BLOCK_STEPS: Steps<void> = [
  { name: "forget old hotkey swaps", run: forgetHotkeySwaps },
  { name: "let prices of registration fall", run: beginRegistrations },
  { name: "mint TAO, share it out, run the epochs that are due", run: ctx => runCoinbase(ctx, mintBlockEmission(ctx)) },
  { name: "move the average prices", run: updateMovingPrices },
  { name: "note root's shares", run: updateRootProportions },
  { name: "let children count that were named long enough ago", run: applyPendingChildren },
  { name: "claim root dividends for some", run: claimRootAutomatically },
  { name: "index root stakers", run: indexRootStakersOn },
];

/** A step that fails leaves nothing behind, and the block goes on. */
function runStep(ctx: Context, run: (ctx: Context) => void): void {
  try {
    ctx.store.transactional(() => run(ctx));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}

/** What the pallet does in each block. */
export const hooks: Hooks = {
  onInitialize(ctx) {
    for (const step of BLOCK_STEPS) runStep(ctx, c => step.run(c));
    return ZERO_WEIGHT;
  },
};
