import { type Alpha, type Rao, U64F64 } from "@waystone/primitives";

const TWO = U64F64.fromInt(2);

/** Median of the prices above zero, in TAO for one alpha: the mean of the two in the middle, or 1 without any (runtime.md 4.5). */
export function medianPrice(prices: readonly U64F64[]): U64F64 {
  const sorted = prices.filter(price => price > 0n).sort((a, b) => U64F64.compare(a, b));
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (lower === undefined || upper === undefined) return U64F64.ONE;
  return sorted.length % 2 === 1 ? upper : U64F64.safeDiv(U64F64.saturatingAdd(lower, upper), TWO);
}

/** Reserves with which a subnet's pool begins, in rao. */
export interface NewPool {
  readonly tao: Rao;
  readonly alpha: Alpha;
}

/**
 * Reserves of a new subnet: its lock, and alpha for it at the median price, floored (runtime.md 4.5, step 9).
 * @param lockReserveIsPaid whether the reserve is what was paid also where that is below the least lock; the reference counts
 * the least lock then, without cash behind it (quirk 6)
 */
export function newPool(paid: Rao, minLock: Rao, median: U64F64, lockReserveIsPaid: boolean): NewPool {
  const tao = lockReserveIsPaid || paid >= minLock ? paid : minLock;
  return { tao, alpha: U64F64.saturatingToU64(U64F64.safeDiv(U64F64.saturatingFromNum(tao), median)) };
}
