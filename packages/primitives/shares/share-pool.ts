import {
  SAFE_FLOAT_ZERO,
  type SafeFloat,
  safeFloatAdd,
  safeFloatFromInt,
  safeFloatIsZero,
  safeFloatMulDiv,
  safeFloatSub,
  safeFloatToU64,
} from "./safe-float.ts";

/**
 * Where one pool's numbers lie: the shared value in rao, the sum of all shares, and a share a key. What is not stored reads
 * as zero, and writing zero may remove it. For stake, one pool a (hotkey, netuid) with a share a coldkey (runtime.md 0.4).
 */
export interface SharePoolStore<K> {
  getValue(): bigint;
  setValue(value: bigint): void;
  getDenominator(): SafeFloat;
  setDenominator(denominator: SafeFloat): void;
  getShare(key: K): SafeFloat;
  setShare(key: K, share: SafeFloat): void;
}

const U64_MAX = (1n << 64n) - 1n;

/** What a share of the pool is worth in rao, floored; 0 in an empty pool. */
export function sharePoolValueOfShare<K>(pool: SharePoolStore<K>, share: SafeFloat): bigint {
  const value = safeFloatMulDiv(safeFloatFromInt(pool.getValue()), share, pool.getDenominator());
  return value === undefined ? 0n : safeFloatToU64(value);
}

/** What a key's share is worth in rao, floored. */
export function sharePoolValue<K>(pool: SharePoolStore<K>, key: K): bigint {
  return sharePoolValueOfShare(pool, pool.getShare(key));
}

/** Changes the shared value by `amount` rao (i64), clamped to u64: every key gains or loses in proportion. */
export function sharePoolUpdateAll<K>(pool: SharePoolStore<K>, amount: bigint): void {
  const value = pool.getValue() + amount;
  pool.setValue(value < 0n ? 0n : value > U64_MAX ? U64_MAX : value);
}

function magnitude(amount: bigint): SafeFloat {
  return safeFloatFromInt(amount < 0n ? -amount : amount);
}

function sharesFor<K>(pool: SharePoolStore<K>, amount: bigint, denominator: SafeFloat): SafeFloat {
  return safeFloatMulDiv(magnitude(amount), denominator, safeFloatFromInt(pool.getValue())) ?? SAFE_FLOAT_ZERO;
}

/**
 * Changes one key's value by `amount` rao (i64). The first key of an empty pool gets all of it, whatever the sign. A share or
 * sum whose new value would be "none" keeps the old one.
 */
export function sharePoolUpdateOne<K>(pool: SharePoolStore<K>, key: K, amount: bigint): void {
  const denominator = pool.getDenominator();
  if (safeFloatIsZero(denominator)) {
    const all = magnitude(amount);
    pool.setDenominator(all);
    pool.setShare(key, all);
  } else {
    const shares = sharesFor(pool, amount, denominator);
    const apply = amount > 0n ? safeFloatAdd : safeFloatSub;
    const share = pool.getShare(key);
    pool.setDenominator(apply(denominator, shares) ?? denominator);
    pool.setShare(key, apply(share, shares) ?? share);
  }
  sharePoolUpdateAll(pool, amount);
}

/** Whether {@link sharePoolUpdateOne} would change shares, and not round to none: asked before a stake is taken. */
export function sharePoolAccepts<K>(pool: SharePoolStore<K>, amount: bigint): boolean {
  const denominator = pool.getDenominator();
  return safeFloatIsZero(denominator) || !safeFloatIsZero(sharesFor(pool, amount, denominator));
}
