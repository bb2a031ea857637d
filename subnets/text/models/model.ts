/** Number of symbols: every byte value. */
export const SYMBOLS = 256;

/** Probabilities of the 256 values of the next byte; they sum to 1. */
export type Distribution = Float64Array;

/** A trained predictor. */
export type Model = {
  /**
   * The distribution of the byte that follows `prefix`. The answer depends on the prefix alone, not on earlier calls, and belongs to
   * the caller.
   */
  predict(prefix: Uint8Array): Distribution;
};

/** The distribution that knows nothing: 8 bits for whatever follows. */
export function uniform(): Distribution {
  return new Float64Array(SYMBOLS).fill(1 / SYMBOLS);
}

/** Scales in place so that the sum is 1 and returns its argument; all zeros become uniform. */
export function normalise(distribution: Distribution): Distribution {
  let sum = 0;
  for (let c = 0; c < distribution.length; c++) sum += distribution[c] ?? 0;
  if (!(sum > 0)) return distribution.fill(1 / distribution.length);
  const scale = 1 / sum;
  for (let c = 0; c < distribution.length; c++) distribution[c] = (distribution[c] ?? 0) * scale;
  return distribution;
}

/** Bits that `distribution` needs for the byte that followed; infinite if it was held impossible. */
export function bitsOf(distribution: Distribution, byte: number): number {
  return -Math.log2(distribution[byte] ?? 0);
}
