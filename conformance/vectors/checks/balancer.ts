import {
  baseDeltaToPrice,
  baseNeededForQuote,
  expBaseQuote,
  expQuoteBase,
  poolPrice,
  quoteDeltaToPrice,
  quoteWeightForAddedLiquidity,
  U64F64,
} from "@waystone/primitives";
import { perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";

const FIELDS = [
  ...["quote_w", "tao", "alpha", "d_tao", "d_alpha", "target_price", "price", "exp_base_quote", "exp_quote_base"],
  ...["quote_delta_in", "base_delta_in", "base_needed_for_quote", "upd_ok", "upd_quote_w"],
];

/** The weighted pool's maths (runtime.md 5.2). */
export const check = perCase((line, expect) => {
  const other = line.keys().find(key => !FIELDS.includes(key));
  if (other !== undefined) throw new VectorError("unknown-kind", `field ${other}`);
  const [weight, tao, alpha] = [line.int("quote_w"), line.int("tao"), line.int("alpha")];
  const [taoIn, alphaIn] = [line.int("d_tao"), line.int("d_alpha")];
  const price = U64F64.fromBits(line.int("price"));
  const target = U64F64.fromBits(line.int("target_price"));
  const next = quoteWeightForAddedLiquidity(weight, tao, alpha, taoIn, alphaIn);
  const results: Record<string, unknown> = {
    price: poolPrice(weight, alpha, tao),
    exp_base_quote: expBaseQuote(weight, alpha, alphaIn),
    exp_quote_base: expQuoteBase(weight, tao, taoIn),
    quote_delta_in: quoteDeltaToPrice(weight, price, target, tao),
    base_delta_in: baseDeltaToPrice(weight, price, target, alpha),
    base_needed_for_quote: baseNeededForQuote(weight, tao, alpha, taoIn),
    upd_ok: next !== undefined,
    upd_quote_w: next ?? weight,
  };
  for (const [field, computed] of Object.entries(results)) expect.equal(field, computed, line.raw(field));
});
