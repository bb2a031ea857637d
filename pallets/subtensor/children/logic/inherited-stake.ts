import { type Alpha, I64F64, type Rao, U96F32 } from "@waystone/primitives";

const U64_ONE = U96F32.saturatingFromNum((1n << 64n) - 1n);

/** A share that is stored as a 64-bit fraction, as a number from 0 to 1: the weight of TAO, a child's part, the burn of child takes. */
export function fraction64(stored: bigint): U96F32 {
  return U96F32.safeDiv(U96F32.saturatingFromNum(stored), U64_ONE);
}

/** Stake that a hotkey works with through its parents. */
export interface ParentStake {
  /** The parent's own stake, in rao. */
  readonly stake: bigint;
  /** The part of it that is given to the child, as a 64-bit fraction. */
  readonly proportion: bigint;
}

/**
 * Stake of a hotkey in rao less what it gives to its children, with what its parents give to it, floored (runtime.md 3.1).
 * Once for alpha on the subnet, once for TAO on root, both by the subnet's own lists.
 * @param toChildren the children's parts, as 64-bit fractions
 */
export function inheritedStake(
  own: bigint,
  toChildren: readonly bigint[],
  fromParents: readonly ParentStake[],
): bigint {
  const stake = U96F32.saturatingFromNum(own);
  const given = sumOf(toChildren.map(part => U96F32.saturatingMul(stake, fraction64(part))));
  const received = sumOf(
    fromParents.map(parent =>
      U96F32.saturatingMul(U96F32.saturatingFromNum(parent.stake), fraction64(parent.proportion)),
    ),
  );
  return U96F32.saturatingToU64(U96F32.saturatingAdd(U96F32.saturatingSub(stake, given), received));
}

function sumOf(parts: readonly U96F32[]): U96F32 {
  return parts.reduce<U96F32>((total, part) => U96F32.saturatingAdd(total, part), U96F32.ZERO);
}

/** Stake weight in rao: alpha + TAO · its weight. */
export function weightedStake(alpha: Alpha, tao: Rao, taoWeight: U96F32): I64F64 {
  const weight = I64F64.saturatingFrom(U96F32, taoWeight);
  return I64F64.saturatingAdd(
    I64F64.saturatingFromNum(alpha),
    I64F64.saturatingMul(I64F64.saturatingFromNum(tao), weight),
  );
}
