import { type Alpha, type Rao, U64F64, U96F32 } from "@waystone/primitives";

/** Share of root in a subnet's emission: its weighted TAO beside the subnet's alpha (runtime.md 2.3); 0 where both are 0. */
export function rootProportion(rootTao: Rao, taoWeight: U96F32, issuance: Alpha): U96F32 {
  const tao = U96F32.saturatingMul(U96F32.saturatingFromNum(rootTao), taoWeight);
  return U96F32.safeDiv(tao, U96F32.saturatingAdd(tao, U96F32.saturatingFromNum(issuance)));
}

/** What a block gives a subnet, in rao. */
export interface SubnetTerms {
  /** TAO that joins the pool. */
  readonly taoIn: U96F32;
  /** Alpha that joins the pool. */
  readonly alphaIn: U96F32;
  /** Alpha for the participants. */
  readonly alphaOut: U96F32;
  /** TAO with which the chain buys alpha. */
  readonly excessTao: U96F32;
}

/**
 * Splits a subnet's TAO between its pool and purchases (runtime.md 2.3). Alpha joins the pool at the present price, but no
 * more than root's share of the block's alpha; TAO beyond that buys alpha.
 * @param emission TAO of the subnet in this block, in rao @param alphaEmission alpha of this block, in rao
 */
export function subnetTerms(emission: U96F32, price: U64F64, alphaEmission: Alpha, rootShare: U96F32): SubnetTerms {
  const alphaOut = U96F32.saturatingFromNum(alphaEmission);
  const rate = U96F32.saturatingFrom(U64F64, price);
  const wanted = U96F32.safeDiv(emission, rate);
  const most = U96F32.saturatingMul(rootShare, alphaOut);
  const [alphaIn, taoIn] = wanted > most ? [most, U96F32.saturatingMul(most, rate)] : [wanted, emission];
  return { taoIn, alphaIn, alphaOut, excessTao: U96F32.saturatingSub(emission, taoIn) };
}
