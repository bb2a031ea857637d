import { type Alpha, poolPrice, type Rao, U64F64 } from "@waystone/primitives";

/** A subnet's pool at one moment. */
export interface Pool {
  /** 1: a weighted pool. Any other: alpha is TAO, one for one and without a fee. */
  readonly mechanism: number;
  /** Reserve of TAO in rao. */
  readonly tao: Rao;
  /** Reserve of alpha in rao. */
  readonly alpha: Alpha;
  /** Weight of the TAO side in parts of 10^18; alpha has the rest. */
  readonly quoteWeight: bigint;
  /** Share of a swap's input that is its fee, in 65535ths. */
  readonly feeRate: number;
}

const DYNAMIC = 1;
/** What a fee rate is a share of. */
export const FEE_ONE: U64F64 = U64F64.fromInt(0xffff);

/** Whether alpha has a price of its own. */
export function isDynamic(pool: Pool): boolean {
  return pool.mechanism === DYNAMIC;
}

/** Price in TAO for one alpha (runtime.md 5.2); 0 while there is no alpha, 1 where alpha is TAO. */
export function priceOf(pool: Pool): U64F64 {
  return isDynamic(pool) ? poolPrice(pool.quoteWeight, pool.alpha, pool.tao) : U64F64.ONE;
}

/** Fee of a swap of `amount`, in the unit of the amount, floored; the rate is truncated before it is multiplied. */
export function feeOf(pool: Pool, amount: bigint): bigint {
  if (!isDynamic(pool)) return 0n;
  const rate = U64F64.safeDiv(U64F64.fromInt(pool.feeRate), FEE_ONE);
  return U64F64.saturatingToU64(U64F64.saturatingMul(U64F64.saturatingFromNum(amount), rate));
}

/** Alpha in rao that is worth `tao` rao at a price in TAO for one alpha, floored; 0 where there is no price. */
export function alphaAtPrice(price: U64F64, tao: Rao): Alpha {
  return U64F64.saturatingToU64(U64F64.safeDiv(U64F64.saturatingFromNum(tao), price));
}
