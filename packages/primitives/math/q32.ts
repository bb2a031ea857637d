/** Fractions as integers of 32 fraction bits, for the decay of the registration price (runtime.md 4.2). */

/** One. */
export const Q32_ONE: bigint = 1n << 32n;

const U64_MAX = (1n << 64n) - 1n;

/** `value × factor`, floored, at most 2^64 − 1. */
export function mulQ32(value: bigint, factor: bigint): bigint {
  const product = (value * factor) >> 32n;
  return product > U64_MAX ? U64_MAX : product;
}

/** `base` to a whole power (u16) by squaring, floored at each product. */
export function powQ32(base: bigint, exponent: number): bigint {
  let result = Q32_ONE;
  let factor = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) result = mulQ32(result, factor);
    factor = mulQ32(factor, factor);
  }
  return result;
}

const factors = new Map<number, bigint>();
const MAX_FACTORS = 4096;

/**
 * Largest fraction whose `halfLife`-th power is at most one half: what a price is multiplied by each block. One for a half-life
 * of 0. Found by bisection, kept for the next block.
 */
export function decayFactorQ32(halfLife: number): bigint {
  if (halfLife === 0) return Q32_ONE;
  const known = factors.get(halfLife);
  if (known !== undefined) return known;
  let [low, high] = [0n, Q32_ONE];
  while (low + 1n < high) {
    const middle = (low + high) >> 1n;
    if (powQ32(middle, halfLife) > Q32_ONE >> 1n) high = middle;
    else low = middle;
  }
  if (factors.size >= MAX_FACTORS) factors.clear();
  factors.set(halfLife, low);
  return low;
}
