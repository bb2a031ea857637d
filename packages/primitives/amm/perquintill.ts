/** A share of one in parts of 10^18, as a bigint: weights of the pool. */
export const PERQUINTILL_ONE: bigint = 10n ** 18n;

const U128_MAX = (1n << 128n) - 1n;

/** `numerator ÷ denominator` in parts of 10^18, floored; one where it is more, or where the denominator is zero. */
export function perquintillFromRational(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n || numerator > denominator) return PERQUINTILL_ONE;
  return (numerator * PERQUINTILL_ONE) / denominator;
}

/** `value × parts ÷ 10^18`, halves up, at most 2^128 − 1. */
export function mulPerquintillRound(parts: bigint, value: bigint): bigint {
  const product = (value * parts + PERQUINTILL_ONE / 2n) / PERQUINTILL_ONE;
  return product > U128_MAX ? U128_MAX : product;
}
