import { U64F64 } from "../fixed/types.ts";
import { powRatioScaled } from "../math/pow-ratio.ts";
import { mulPerquintillRound, PERQUINTILL_ONE, perquintillFromRational } from "./perquintill.ts";

/**
 * The weighted pool of a subnet (runtime.md 5.2). Base is alpha, quote is TAO, both reserves in rao. One number is stored, the
 * quote weight w₂ in parts of 10^18; the base weight is w₁ = 1 − w₂. Prices are TAO for one alpha.
 */

/** Weight of a new pool: one half. */
export const DEFAULT_QUOTE_WEIGHT: bigint = PERQUINTILL_ONE / 2n;
/** Neither weight may be below this: one hundredth. */
export const MIN_RESERVE_WEIGHT: bigint = PERQUINTILL_ONE / 100n;

/** Bits of the power in a swap, and of the power towards a price. */
const SWAP_PRECISION = 256;
const PRICE_PRECISION = 1024;
const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;
const SCALE = U64F64.saturatingFromNum(PERQUINTILL_ONE);

/** Base weight in parts of 10^18. */
export function baseWeight(quoteWeight: bigint): bigint {
  return quoteWeight > PERQUINTILL_ONE ? 0n : PERQUINTILL_ONE - quoteWeight;
}

/** Whether both weights are within their bounds. */
export function isQuoteWeightAllowed(quoteWeight: bigint): boolean {
  return quoteWeight >= MIN_RESERVE_WEIGHT && baseWeight(quoteWeight) >= MIN_RESERVE_WEIGHT;
}

/** Price in TAO for one alpha: (w₁ ÷ w₂) × (tao ÷ alpha), each quotient truncated; 0 without alpha. */
export function poolPrice(quoteWeight: bigint, alpha: bigint, tao: bigint): U64F64 {
  const weights = U64F64.safeDiv(
    U64F64.saturatingFromNum(baseWeight(quoteWeight)),
    U64F64.saturatingFromNum(quoteWeight),
  );
  const reserves = U64F64.safeDiv(U64F64.saturatingFromNum(tao), U64F64.saturatingFromNum(alpha));
  return U64F64.saturatingMul(weights, reserves);
}

/** (before ÷ after)^(n ÷ d) as U64F64; 0 where `after` is zero or the power times 10^18 does not fit u64. */
function ratioPower(before: bigint, after: bigint, n: bigint, d: bigint): U64F64 {
  if (after === 0n) return U64F64.ZERO;
  const power = powRatioScaled(before, after, n, d, SWAP_PRECISION, PERQUINTILL_ONE);
  if (power === undefined || power > U64_MAX) return U64F64.ZERO;
  return U64F64.safeDiv(U64F64.saturatingFromNum(power), SCALE);
}

function atMostOne(value: U64F64): U64F64 {
  return value > U64F64.ONE ? U64F64.ONE : value;
}

function addU64(a: bigint, b: bigint): bigint {
  return a + b > U64_MAX ? U64_MAX : a + b;
}

/** (alpha ÷ (alpha + Δalpha))^(w₁ ÷ w₂), at most 1: what share of the TAO stays after a sale of Δalpha. */
export function expBaseQuote(quoteWeight: bigint, alpha: bigint, alphaIn: bigint): U64F64 {
  return atMostOne(ratioPower(alpha, addU64(alpha, alphaIn), baseWeight(quoteWeight), quoteWeight));
}

/** (tao ÷ (tao + Δtao))^(w₂ ÷ w₁), at most 1: what share of the alpha stays after a purchase for Δtao. */
export function expQuoteBase(quoteWeight: bigint, tao: bigint, taoIn: bigint): U64F64 {
  return atMostOne(ratioPower(tao, addU64(tao, taoIn), quoteWeight, baseWeight(quoteWeight)));
}

/** Alpha in rao that Δtao buys, floored. */
export function alphaOutForTaoIn(quoteWeight: bigint, tao: bigint, alpha: bigint, taoIn: bigint): bigint {
  return payout(alpha, expQuoteBase(quoteWeight, tao, taoIn));
}

/** TAO in rao that a sale of Δalpha brings, floored. */
export function taoOutForAlphaIn(quoteWeight: bigint, tao: bigint, alpha: bigint, alphaIn: bigint): bigint {
  return payout(tao, expBaseQuote(quoteWeight, alpha, alphaIn));
}

function payout(reserve: bigint, stays: U64F64): bigint {
  return U64F64.saturatingToU64(
    U64F64.saturatingMul(U64F64.saturatingFromNum(reserve), U64F64.saturatingSub(U64F64.ONE, stays)),
  );
}

/** ⌊reserve × ((to ÷ from)^weight − 1)⌋, 0 where that is negative; the power is clamped at u64 ÷ 10^18. */
function deltaToRatio(reserve: bigint, to: U64F64, from: U64F64, weight: bigint): bigint {
  const power = powRatioScaled(to, from, weight, PERQUINTILL_ONE, PRICE_PRECISION, PERQUINTILL_ONE);
  if (power === undefined) return 0n;
  const factor = U64F64.safeDiv(U64F64.saturatingFromNum(power > U64_MAX ? U64_MAX : power), SCALE);
  return growth(reserve, factor);
}

function growth(reserve: bigint, factor: U64F64): bigint {
  return U64F64.saturatingToU64(
    U64F64.saturatingMul(U64F64.saturatingFromNum(reserve), U64F64.saturatingSub(factor, U64F64.ONE)),
  );
}

/** TAO in rao to put in until the price has risen from `price` to `target`; 0 where it already has. */
export function quoteDeltaToPrice(quoteWeight: bigint, price: U64F64, target: U64F64, tao: bigint): bigint {
  return deltaToRatio(tao, target, price, baseWeight(quoteWeight));
}

/** Alpha in rao to put in until the price has fallen from `price` to `target`; 0 where it already has. */
export function baseDeltaToPrice(quoteWeight: bigint, price: U64F64, target: U64F64, alpha: bigint): bigint {
  return deltaToRatio(alpha, price, target, quoteWeight);
}

/** Alpha in rao to sell for `taoOut` rao of TAO; 0 where the pool does not hold so much or the power leaves u64. */
export function baseNeededForQuote(quoteWeight: bigint, tao: bigint, alpha: bigint, taoOut: bigint): bigint {
  const left = taoOut > tao ? 0n : tao - taoOut;
  return growth(alpha, ratioPower(tao, left, quoteWeight, baseWeight(quoteWeight)));
}

/**
 * Quote weight that keeps the price when Δtao and Δalpha join the reserves; one half while a side is empty. `undefined` where
 * a weight would leave its bounds: then nothing may be added.
 */
export function quoteWeightForAddedLiquidity(
  quoteWeight: bigint,
  tao: bigint,
  alpha: bigint,
  taoAdded: bigint,
  alphaAdded: bigint,
): bigint | undefined {
  const base = mulPerquintillRound(baseWeight(quoteWeight), clampU128(tao * (alpha + alphaAdded)));
  const quote = mulPerquintillRound(quoteWeight, clampU128(alpha * (tao + taoAdded)));
  const sum = clampU128(base + quote);
  const next = sum === 0n ? DEFAULT_QUOTE_WEIGHT : perquintillFromRational(quote, sum);
  return isQuoteWeightAllowed(next) ? next : undefined;
}

function clampU128(value: bigint): bigint {
  return value > U128_MAX ? U128_MAX : value;
}
