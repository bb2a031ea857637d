import {
  type Alpha,
  DEFAULT_QUOTE_WEIGHT,
  isQuoteWeightAllowed,
  perquintillFromRational,
  quoteWeightForAddedLiquidity,
  type Rao,
  U64F64,
} from "@waystone/primitives";
import type { Pool } from "./pool.ts";

/**
 * Quote weight at which the protocol's TAO and alpha, in rao, join the reserves without moving the price (runtime.md 5.2).
 * `undefined` where a weight would leave 0.01 … 0.99: then nothing may join.
 */
export function weightToAbsorb(pool: Pool, tao: Rao, alpha: Alpha): bigint | undefined {
  return quoteWeightForAddedLiquidity(pool.quoteWeight, pool.tao, pool.alpha, tao, alpha);
}

/**
 * Quote weight of a new pool: one half, or tao ÷ (price × alpha + tao) where it is to begin at a price. `undefined` where the
 * reserves lie too far apart for that price, or are empty.
 */
export function initialQuoteWeight(tao: Rao, alpha: Alpha, price: U64F64 | undefined): bigint | undefined {
  if (price === undefined) return DEFAULT_QUOTE_WEIGHT;
  // The whole part and the fraction are multiplied apart, so that a high price does not overflow U64F64.
  const whole = U64F64.saturatingToU64(price) * alpha;
  const part = U64F64.toBigInt(U64F64.saturatingMul(U64F64.saturatingFromNum(alpha), U64F64.frac(price)));
  const sum = whole + part + tao;
  if (sum === 0n) return undefined;
  const weight = perquintillFromRational(tao, sum);
  return isQuoteWeightAllowed(weight) ? weight : undefined;
}
