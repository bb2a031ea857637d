import type { Context } from "@waystone/frame";
import { isQuoteWeightAllowed, MIN_RESERVE_WEIGHT, PERQUINTILL_ONE } from "@waystone/primitives";
import { SwapConfigPort } from "./config.ts";
import { AlphaSqrtPrice, FeeRate, SwapBalancer } from "./storage.ts";

/** Weights are within 0.01 … 0.99 (`runtime.md` 11.14), fees within what root may set, square roots kept only if they are to be. */
export function tryState(ctx: Context): string[] {
  const problems: string[] = [];
  const { maxFeeRate, keepsSqrtPrice } = ctx.use(SwapConfigPort);
  for (const [[netuid], { quote }] of SwapBalancer.iterPrefix(ctx.store))
    if (!isQuoteWeightAllowed(quote))
      problems.push(
        `subnet ${netuid} has a quote weight of ${quote} of 10^18; it must lie within ${MIN_RESERVE_WEIGHT} and ${PERQUINTILL_ONE - MIN_RESERVE_WEIGHT}`,
      );
  for (const [[netuid], rate] of FeeRate.iterPrefix(ctx.store))
    if (rate > maxFeeRate) problems.push(`subnet ${netuid} has a fee rate of ${rate}, more than ${maxFeeRate}`);
  if (!keepsSqrtPrice)
    for (const [netuid] of AlphaSqrtPrice.iterKeys(ctx.store))
      problems.push(`subnet ${netuid} has an AlphaSqrtPrice, and this chain keeps none`);
  return problems;
}
