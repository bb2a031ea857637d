import { I64F64, type Rao } from "@waystone/primitives";

const U64_MAX = (1n << 64n) - 1n;
const RAO_PER_TAO = I64F64.fromInt(1_000_000_000);

/** What the price of a new subnet depends on. */
export interface LockCostInput {
  /** What the last subnet paid, in rao. */
  readonly lastLock: Rao;
  /** Least price, in rao. */
  readonly minLock: Rao;
  /** Block in which the last subnet was registered; 0 if there was none. */
  readonly lastLockBlock: bigint;
  readonly block: bigint;
  /** Blocks in which the price falls back to what the last subnet paid; see `lockReductionInterval`. */
  readonly interval: bigint;
}

function clamp(value: bigint): bigint {
  return value < 0n ? 0n : value > U64_MAX ? U64_MAX : value;
}

/** Blocks of the reduction interval, shortened with each halving of the block's emission, in rao. */
export function lockReductionInterval(interval: bigint, blockEmission: Rao): bigint {
  const halving = I64F64.safeDiv(I64F64.saturatingFromNum(blockEmission), RAO_PER_TAO);
  return I64F64.saturatingToU64(I64F64.saturatingMul(I64F64.saturatingFromNum(interval), halving));
}

/**
 * Price of a new subnet in rao (runtime.md 4.5): twice what the last one paid, falling by that much an interval, not below the
 * least price. The reference divides before it multiplies, so what is below one interval's block is lost: consensus.
 */
export function networkLockCost({ lastLock, minLock, lastLockBlock, block, interval }: LockCostInput): Rao {
  const start = clamp(lastLock * (lastLockBlock === 0n ? 1n : 2n));
  const perBlock = interval === 0n ? 0n : lastLock / interval;
  const fallen = clamp(perBlock * clamp(block - lastLockBlock));
  const cost = clamp(start - fallen);
  return cost < minLock ? minLock : cost;
}
