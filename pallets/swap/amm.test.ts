import { DEFAULT_QUOTE_WEIGHT, PERQUINTILL_ONE, U64F64 } from "@waystone/primitives";
import { describe, expect, test } from "vitest";
import { amm } from "./amm.ts";
import { Err } from "./errors.ts";
import { sqrtPrice } from "./logic/sqrt-price.ts";
import { Books, found, mockContext, trade } from "./mock.ts";
import { AlphaSqrtPrice, FeeRate, PalSwapInitialized, SwapBalancer } from "./storage.ts";

const TAO = 10n ** 9n;

function withPool(config = {}) {
  const ctx = mockContext(config);
  found(ctx, 1, 1_000n * TAO, 4_000n * TAO);
  return ctx;
}

describe("a swap", () => {
  test("gives the pool its weights if it is the first", () => {
    const ctx = withPool();
    // Weights that were shifted before the first swap are given up for even ones, as in the reference.
    SwapBalancer.set(ctx.store, [1], { quote: PERQUINTILL_ONE / 4n });
    expect(amm.price(ctx, 1)).toBe(U64F64.fromF64(0.75));
    trade(ctx, 1, "buy", TAO);
    expect(PalSwapInitialized.get(ctx.store, 1)).toBe(true);
    expect(SwapBalancer.get(ctx.store, 1)).toEqual({ quote: DEFAULT_QUOTE_WEIGHT });
  });
  test("moves what is booked, and the square root of the price with it", () => {
    const ctx = withPool();
    expect(AlphaSqrtPrice.get(ctx.store, 1)).toBe(0n);
    const { paidIn, paidOut } = trade(ctx, 1, "buy", 10n * TAO);
    expect(Books.Tao.get(ctx.store, 1)).toBe(1_000n * TAO + paidIn);
    expect(Books.AlphaIn.get(ctx.store, 1)).toBe(4_000n * TAO - paidOut);
    expect(AlphaSqrtPrice.get(ctx.store, 1)).toBe(sqrtPrice(amm.price(ctx, 1)));
  });
  test("keeps no square root where none is wanted", () => {
    const ctx = withPool({ keepsSqrtPrice: false });
    trade(ctx, 1, "sell", TAO);
    expect(AlphaSqrtPrice.has(ctx.store, 1)).toBe(false);
  });
  test("that fails leaves no trace", () => {
    const ctx = withPool();
    const before = ctx.store.changes();
    expect(() => trade(ctx, 1, "buy", 10n ** 16n)).toThrow(Err.SwapInputTooLarge);
    expect(() => trade(ctx, 1, "buy", TAO, { limit: 1n })).toThrow(Err.PriceLimitExceeded);
    expect(() => trade(ctx, 1, "sell", 1n)).toThrow(Err.ReservesTooLow);
    expect(ctx.store.changes()).toEqual(before);
  });
  test("that is simulated leaves no trace and comes to the same", () => {
    const ctx = withPool();
    const before = ctx.store.changes();
    const quoted = amm.quote(ctx, 1, "buy", TAO, { limit: TAO, dropFees: true });
    const simulated = amm.simulate(ctx, 1, "sell", TAO);
    expect(ctx.store.changes()).toEqual(before);
    expect(ctx.store.simulate(() => trade(ctx, 1, "buy", TAO, { limit: TAO, dropFees: true }))).toEqual(quoted);
    expect(trade(ctx, 1, "sell", TAO)).toEqual(simulated);
  });
  test("where alpha is TAO writes nothing", () => {
    const ctx = mockContext();
    found(ctx, 0, 5n * TAO, 0n, 0);
    const before = ctx.store.changes();
    expect(amm.swap(ctx, 0, "buy", TAO)).toMatchObject({ paidIn: TAO, paidOut: TAO, feePaid: 0n });
    expect(ctx.store.changes()).toEqual(before);
  });
  test("on a subnet that does not exist is simulated as nothing", () => {
    expect(amm.simulate(mockContext(), 9, "buy", TAO)).toMatchObject({ paidIn: 0n, paidOut: 0n });
  });
});

describe("liquidity of the protocol", () => {
  test("is taken whole or not at all", () => {
    const ctx = withPool();
    const price = amm.price(ctx, 1);
    expect(amm.adjustProtocolLiquidity(ctx, 1, 10n * TAO, TAO)).toEqual({ tao: 10n * TAO, alpha: TAO });
    Books.Tao.mutate(ctx.store, [1], tao => tao + 10n * TAO);
    Books.AlphaIn.mutate(ctx.store, [1], alpha => alpha + TAO);
    expect(U64F64.absDiff(amm.price(ctx, 1), price)).toBeLessThan(price / 10n ** 15n);

    const before = ctx.store.changes();
    expect(amm.adjustProtocolLiquidity(ctx, 1, 10n ** 16n, 0n)).toEqual({ tao: 0n, alpha: 0n });
    expect(ctx.store.changes()).toEqual(before);
  });
});

describe("a pool", () => {
  test("begins at a price once", () => {
    const ctx = withPool();
    expect(amm.init(ctx, 1, U64F64.ONE)).toBe(true);
    expect(SwapBalancer.get(ctx.store, 1)).toEqual({ quote: PERQUINTILL_ONE / 5n });
    expect(amm.init(ctx, 1)).toBe(true);
    expect(SwapBalancer.get(ctx.store, 1)).toEqual({ quote: PERQUINTILL_ONE / 5n });
    expect(amm.price(ctx, 1)).toBe(U64F64.ONE);
  });
  test("stays without weights where they would leave their bounds", () => {
    const ctx = withPool();
    expect(amm.init(ctx, 1, U64F64.fromInt(1_000))).toBe(false);
    expect(PalSwapInitialized.get(ctx.store, 1)).toBe(false);
  });
  test("is worth alpha at its price", () => {
    const ctx = withPool();
    expect(amm.alphaAmountForTao(ctx, 1, 3n)).toBe(12n);
    expect(amm.alphaAmountForTao(ctx, 0, 3n)).toBe(3n);
  });
  test("is forgotten with its subnet", () => {
    const ctx = withPool();
    FeeRate.set(ctx.store, [1], 500);
    trade(ctx, 1, "buy", TAO);
    amm.clear(ctx, 1);
    for (const item of [FeeRate, SwapBalancer, PalSwapInitialized, AlphaSqrtPrice])
      expect(item.has(ctx.store, 1)).toBe(false);
    expect(Books.Tao.get(ctx.store, 1)).toBe(0n);
    expect(Books.AlphaIn.get(ctx.store, 1)).toBe(0n);
    expect(amm.price(ctx, 1)).toBe(0n);
  });
});
