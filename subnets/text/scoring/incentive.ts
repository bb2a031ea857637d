import { MISSING_BITS } from "./loss.ts";

// Twice the exponent of the likelihood ratio: one bit per byte more is a quarter of the weight.
const CONTRAST = 2;

/**
 * Weights of miners by their average losses: `2^(−2 (l − best))`, 0 for a loss of 8 bits or more (no better than knowing nothing) and for
 * those without a loss (excluded or new). The best has 1.
 */
export function incentives(losses: readonly (number | undefined)[]): number[] {
  const counts = (loss: number | undefined): loss is number => loss !== undefined && loss < MISSING_BITS;
  const best = losses.filter(counts).reduce((least, loss) => Math.min(least, loss), MISSING_BITS);
  return losses.map(loss => (counts(loss) ? 2 ** (-CONTRAST * (loss - best)) : 0));
}
