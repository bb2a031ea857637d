import { type Alpha, U96F32 } from "@waystone/primitives";

const HALF = U96F32.fromBits(U96F32.ONE / 2n);
const U16_ONE = U96F32.fromInt(0xffff);

/** A share that is stored in 65535ths: the owner's cut, a take. */
export function u16Proportion(stored: number): U96F32 {
  return U96F32.safeDiv(U96F32.fromInt(stored), U16_ONE);
}

/** How a block's alpha for the participants is split, in rao. Each part is floored. */
export interface AlphaSplit {
  readonly ownerCut: Alpha;
  /** To miners. */
  readonly server: Alpha;
  /** To validators. */
  readonly validator: Alpha;
  /** To root, out of the validators' half; recycled while root dividends are not sold. */
  readonly root: Alpha;
}

/**
 * Splits a block's alpha (runtime.md 2.4): the owner's cut first, then half to miners, and of the other half root's share to
 * root and the rest to validators.
 * @param ownerCut in 65535ths, or `undefined` where the owner gets none @param rootShare see `rootProportion`
 */
export function splitAlphaOut(alphaOut: U96F32, ownerCut: number | undefined, rootShare: U96F32): AlphaSplit {
  const cut = ownerCut === undefined ? U96F32.ZERO : U96F32.saturatingMul(alphaOut, u16Proportion(ownerCut));
  const rest = U96F32.saturatingSub(alphaOut, cut);
  const root = U96F32.saturatingMul(U96F32.saturatingMul(rootShare, rest), HALF);
  const server = U96F32.saturatingMul(rest, HALF);
  const validator = U96F32.saturatingSub(U96F32.saturatingSub(rest, server), root);
  return {
    ownerCut: U96F32.saturatingToU64(cut),
    server: U96F32.saturatingToU64(server),
    validator: U96F32.saturatingToU64(validator),
    root: U96F32.saturatingToU64(root),
  };
}

/** Splits a hotkey's dividends between its owner, who gets the take, and all who stake on it; both floored (runtime.md 2.6). */
export function splitTake(dividends: U96F32, take: number): { readonly take: Alpha; readonly rest: Alpha } {
  const taken = U96F32.saturatingMul(u16Proportion(take), dividends);
  return {
    take: U96F32.saturatingToU64(taken),
    rest: U96F32.saturatingToU64(U96F32.saturatingSub(dividends, taken)),
  };
}

/** Share of the incentive that was withheld because it went to the owner's own neurons (runtime.md 2.6); 0 without any. */
export function withheldProportion(withheld: Alpha, total: Alpha): U96F32 {
  return U96F32.safeDiv(U96F32.saturatingFromNum(withheld), U96F32.saturatingFromNum(total));
}
