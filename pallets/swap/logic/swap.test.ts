import { PERQUINTILL_ONE, U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Err } from "../errors.ts";
import { feeOf, type Pool, priceOf } from "./pool.ts";
import { type Direction, poolAfter, type SwapOrder, swapInPool } from "./swap.ts";

const TAO = 10n ** 9n;
const MINIMUM = 1_000_000n;
const HALF = PERQUINTILL_ONE / 2n;
const U64_MAX = (1n << 64n) - 1n;
const NO_LIMIT = { buy: 10n ** 15n, sell: 1_000n } as const;

const even: Pool = { mechanism: 1, tao: 1_000n * TAO, alpha: 4_000n * TAO, quoteWeight: HALF, feeRate: 33 };
const order = (direction: Direction, amount: bigint, change: Partial<SwapOrder> = {}): SwapOrder => ({
  direction,
  amount,
  limit: NO_LIMIT[direction],
  dropFees: false,
  ...change,
});
const swap = (pool: Pool, wanted: SwapOrder) => swapInPool(pool, wanted, MINIMUM);

describe("a swap in a pool of even weights", () => {
  test("takes its fee from what is given, all of it for the block's author", () => {
    const result = swap(even, order("buy", TAO));
    expect(result.feePaid).toBe(503_547n);
    expect(result.paidIn).toBe(TAO - 503_547n);
    expect(result.feeToAuthor).toBe(result.feePaid);
    // x · Δy ÷ (y + Δy)
    expect(result.paidOut).toBe((even.alpha * result.paidIn) / (even.tao + result.paidIn));
  });
  test("pays as constant product without a fee", () => {
    expect(swap(even, order("buy", even.tao, { dropFees: true })).paidOut).toBe(even.alpha / 2n);
    expect(swap(even, order("sell", even.alpha, { dropFees: true })).paidOut).toBe(even.tao / 2n);
  });
  test("stops at the price limit and takes its fee from what was swapped", () => {
    // Four times the price takes as much TAO again.
    const limit = TAO;
    const result = swap(even, order("buy", 100_000n * TAO, { limit }));
    expect(result.paidIn).toBe(even.tao);
    expect(result.paidOut).toBe(even.alpha / 2n);
    expect(result.feePaid).toBe((even.tao * 33n) / (65_535n - 33n));
    const dropped = swap(even, order("buy", 100_000n * TAO, { limit, dropFees: true }));
    expect(dropped).toMatchObject({ paidIn: even.tao, feePaid: 0n });
  });
  test("of nothing is nothing", () => {
    expect(swap(even, order("buy", 0n))).toEqual({ paidIn: 0n, paidOut: 0n, feePaid: 0n, feeToAuthor: 0n });
  });
});

describe("a swap is refused", () => {
  test.each([
    ["of more than 1000 times the reserve", even, order("buy", 1_001n * 1_000n * TAO), Err.SwapInputTooLarge],
    ["where little is left to pay out", { ...even, alpha: MINIMUM - 1n }, order("buy", TAO), Err.ReservesTooLow],
    ["where little is left to pay out", { ...even, tao: MINIMUM - 1n }, order("sell", TAO), Err.ReservesTooLow],
    ["at a limit that the price has reached", even, order("buy", TAO, { limit: TAO / 4n }), Err.PriceLimitExceeded],
    ["at a limit that the price has reached", even, order("sell", TAO, { limit: TAO / 4n }), Err.PriceLimitExceeded],
    ["that would be paid nothing", { ...even, tao: 10n ** 16n }, order("buy", 1n), Err.ReservesTooLow],
  ])("%s", (_, pool, wanted, error) => {
    expect(() => swap(pool, wanted)).toThrow(error);
  });
});

test("where alpha is TAO, a swap is one for one, free and without limit", () => {
  const stable: Pool = { ...even, mechanism: 0, alpha: 0n };
  const result = swap(stable, order("buy", 10n ** 18n, { limit: 0n }));
  expect(result).toEqual({ paidIn: 10n ** 18n, paidOut: 10n ** 18n, feePaid: 0n, feeToAuthor: 0n });
  expect(priceOf(stable)).toBe(U64F64.ONE);
  expect(feeOf(stable, TAO)).toBe(0n);
});

describe("in any pool", () => {
  const anyPool = fc.record({
    mechanism: fc.constant(1),
    tao: fc.bigInt({ min: MINIMUM, max: 10n ** 16n }),
    alpha: fc.bigInt({ min: MINIMUM, max: 10n ** 16n }),
    quoteWeight: fc.bigInt({ min: PERQUINTILL_ONE / 10n, max: (PERQUINTILL_ONE * 9n) / 10n }),
    feeRate: fc.integer({ min: 0, max: 10_000 }),
  });
  const permille = fc.bigInt({ min: 1n, max: 1_000n });
  const direction = fc.constantFrom<Direction>("buy", "sell");
  const reserveIn = (pool: Pool, way: Direction) => (way === "buy" ? pool.tao : pool.alpha);

  function attempt(pool: Pool, wanted: SwapOrder) {
    try {
      return swap(pool, wanted);
    } catch (error) {
      if (error === Err.ReservesTooLow || error === Err.PriceLimitExceeded || error === Err.SwapInputTooLarge)
        return undefined;
      throw error;
    }
  }

  test("there and back without a fee never profits", () =>
    fc.assert(
      fc.property(anyPool, direction, permille, (pool, way, share) => {
        const amount = (reserveIn(pool, way) * share) / 1_000n;
        const there = attempt(pool, order(way, amount, { dropFees: true }));
        if (there === undefined) return;
        const back = way === "buy" ? "sell" : "buy";
        const home = attempt(poolAfter(pool, way, there), order(back, there.paidOut, { dropFees: true }));
        if (home === undefined) return;
        expect(home.paidOut).toBeLessThanOrEqual(there.paidIn);
      }),
      { numRuns: 400 },
    ));

  test("never more is taken than given, and the price stays within the limit", () =>
    fc.assert(
      fc.property(anyPool, direction, permille, fc.bigInt({ min: 1n, max: 3_000n }), (pool, way, share, factor) => {
        const price = priceOf(pool);
        const wanted = (price * TAO * factor) / 1_000n / U64F64.ONE;
        const limit = wanted > U64_MAX ? U64_MAX : wanted;
        const amount = (reserveIn(pool, way) * share) / 100n;
        const result = attempt(pool, order(way, amount, { limit }));
        if (result === undefined) return;
        const after = priceOf(poolAfter(pool, way, result));
        expect(result.paidIn + result.feePaid).toBeLessThanOrEqual(amount);
        // The way to the limit is floored to a rao, which a small reserve feels, and so is the limit itself.
        const slack = price / 10n ** 5n + 2n * (U64F64.ONE / TAO);
        const bound = (limit * U64F64.ONE) / TAO;
        if (way === "buy") expect(after).toBeLessThanOrEqual(bound + slack);
        else expect(after + slack).toBeGreaterThanOrEqual(bound);
      }),
      { numRuns: 300 },
    ));
});
