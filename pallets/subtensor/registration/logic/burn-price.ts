import { decayFactorQ32, mulQ32, type Rao, U64F64 } from "@waystone/primitives";

/** Bounds of a subnet's registration price, in rao. The upper one holds where they cross. */
export interface BurnBounds {
  readonly min: Rao;
  readonly max: Rao;
}

function within(burn: Rao, { min, max }: BurnBounds): Rao {
  const raised = burn < min ? min : burn;
  return raised > max ? max : raised;
}

/**
 * Registration price in rao after a block (runtime.md 4.2): it falls so that it is half after `halfLife` blocks, floored each
 * time, within its bounds. It does not fall for a half-life of 0, nor before block 2.
 */
export function decayedBurn(burn: Rao, halfLife: number, block: bigint, bounds: BurnBounds): Rao {
  return within(halfLife > 0 && block > 1n ? mulQ32(burn, decayFactorQ32(halfLife)) : burn, bounds);
}

/** Registration price in rao after a registration: multiplied, by 1 at least, floored, within its bounds. Not for root. */
export function bumpedBurn(burn: Rao, multiplier: U64F64, bounds: BurnBounds): Rao {
  const factor = multiplier > U64F64.ONE ? multiplier : U64F64.ONE;
  return within(U64F64.saturatingToU64(U64F64.saturatingMul(U64F64.saturatingFromNum(burn), factor)), bounds);
}
