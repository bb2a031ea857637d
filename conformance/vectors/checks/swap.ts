import { DispatchFailure } from "@waystone/frame";
import {
  alphaAtPrice,
  bookSwap,
  type Direction,
  feeOf,
  initialQuoteWeight,
  type Pool,
  priceOf,
  type SwapBooks,
  swapInPool,
  weightToAbsorb,
} from "@waystone/pallet-swap";
import { DEFAULT_QUOTE_WEIGHT, U64F64 } from "@waystone/primitives";
import { type Expect, perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";

/** Minimum reserve of the pallet's configuration under which the vectors were taken; the chain's is 1,000,000. */
const MINIMUM_RESERVE = 100n;

/** Swaps, protocol liquidity and initial weights of a pool (runtime.md 5.2). */
export const check = perCase((line, expect) => {
  const op = line.text("op");
  switch (op) {
    case "swap":
      return swap(line, expect);
    case "adjust_protocol_liquidity":
      return adjust(line, expect);
    case "init_swap":
      return init(line, expect);
    case "get_alpha_amount_for_tao":
      return alphaAmount(line, expect);
    default:
      throw new VectorError("unknown-kind", `op is ${op}`);
  }
});

function directionOf(line: Line): Direction {
  const direction = line.text("dir");
  if (direction === "buy" || direction === "sell") return direction;
  throw new VectorError("unknown-kind", `dir is ${direction}`);
}

function poolOf(state: Line, mechanism: number, feeRate: number): Pool {
  return {
    mechanism,
    feeRate,
    tao: state.int("tao"),
    alpha: state.int("alpha_in"),
    quoteWeight: state.int("quote_w"),
  };
}

function booksOf(state: Line): SwapBooks {
  return {
    tao: state.int("tao"),
    alphaIn: state.int("alpha_in"),
    alphaOut: state.int("alpha_out"),
    volume: state.int("volume"),
    totalStake: state.int("total_stake"),
  };
}

function swap(line: Line, expect: Expect): void {
  const before = line.line("before");
  const after = line.line("after");
  const pool = poolOf(before, line.num("mechanism"), line.num("fee_rate"));
  const [direction, amount] = [directionOf(line), line.int("amount")];
  expect.equal("approx_fee", feeOf(pool, amount), line.raw("approx_fee"));
  expect.equal("before.price", priceOf(pool), before.raw("price"));
  const start = line.bool("palswap_initialized") ? pool : { ...pool, quoteWeight: DEFAULT_QUOTE_WEIGHT };
  const order = { direction, amount, limit: line.int("limit"), dropFees: line.bool("drop_fees") };
  let books = booksOf(before);
  let quoteWeight = pool.quoteWeight;
  try {
    const result = swapInPool(start, order, MINIMUM_RESERVE);
    const expected = line.line("r");
    expect.equal("r.in", result.paidIn, expected.raw("in"));
    expect.equal("r.out", result.paidOut, expected.raw("out"));
    expect.equal("r.fee", result.feePaid, expected.raw("fee"));
    expect.equal("r.fee_author", result.feeToAuthor, expected.raw("fee_author"));
    books = bookSwap(books, direction, amount, result);
    quoteWeight = start.quoteWeight;
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    expect.equal("r", error.kind.type === "Module" ? `err:10:${error.kind.name}` : error.kind.type, line.raw("r"));
  }
  for (const [field, computed] of [
    ["tao", books.tao],
    ["alpha_in", books.alphaIn],
    ["alpha_out", books.alphaOut],
    ["volume", books.volume],
    ["total_stake", books.totalStake],
    ["quote_w", quoteWeight],
    ["price", priceOf({ ...pool, tao: books.tao, alpha: books.alphaIn, quoteWeight })],
  ] as const)
    expect.equal(`after.${field}`, computed, after.raw(field));
}

function adjust(line: Line, expect: Expect): void {
  // The case does not say its mechanism, on which `before.price` depends; the weights do not.
  const pool = poolOf(line.line("before"), 1, 0);
  const [tao, alpha] = [line.int("d_tao"), line.int("d_alpha")];
  const weight = weightToAbsorb(pool, tao, alpha);
  expect.equal("r", weight === undefined ? "0,0" : `${tao},${alpha}`, line.texts("r").join(","));
  expect.equal("quote_w_after", weight ?? pool.quoteWeight, line.raw("quote_w_after"));
}

function init(line: Line, expect: Expect): void {
  const weight = initialQuoteWeight(line.int("tao"), line.int("alpha"), U64F64.fromBits(line.int("price")));
  expect.equal("ok", weight !== undefined, line.raw("ok"));
  expect.equal("quote_w_after", weight ?? line.int("quote_w_before"), line.raw("quote_w_after"));
}

function alphaAmount(line: Line, expect: Expect): void {
  expect.equal("r", alphaAtPrice(U64F64.fromBits(line.int("price")), line.int("tao")), line.raw("r"));
}
