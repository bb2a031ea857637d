import type { Rao } from "@waystone/primitives";

/**
 * Divides a pot, in rao, in proportion to values: each share floored, and what is left a rao each to the largest remainders, of
 * equal ones to the first (`runtime.md` 4.7). Without any value nobody gets anything.
 */
export function divideByLargestRemainder(pot: Rao, values: readonly bigint[]): Rao[] {
  const total = values.reduce((sum, value) => sum + value, 0n);
  if (total === 0n) return values.map(() => 0n);
  const shares = values.map(value => (pot * value) / total);
  const left = pot - shares.reduce((sum, share) => sum + share, 0n);
  const remainders = values.map((value, index) => ({ index, remainder: (pot * value) % total }));
  remainders.sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : 0));
  for (const { index } of remainders.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}
