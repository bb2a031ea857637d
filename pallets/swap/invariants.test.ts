import { ModuleError } from "@waystone/frame";
import { MIN_RESERVE_WEIGHT, PERQUINTILL_ONE } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { amm } from "./amm.ts";
import { hooks } from "./hooks.ts";
import { tryState } from "./invariants.ts";
import { sqrtPrice } from "./logic/sqrt-price.ts";
import { Books, found, mockContext, trade } from "./mock.ts";
import { AlphaSqrtPrice, FeeRate, SwapBalancer } from "./storage.ts";

const TAO = 10n ** 9n;

test("tells of weights, fees and prices that must not be", () => {
  const ctx = mockContext({ keepsSqrtPrice: false });
  SwapBalancer.set(ctx.store, [1], { quote: MIN_RESERVE_WEIGHT - 1n });
  SwapBalancer.set(ctx.store, [2], { quote: PERQUINTILL_ONE - MIN_RESERVE_WEIGHT });
  FeeRate.set(ctx.store, [3], 10_001);
  AlphaSqrtPrice.set(ctx.store, [4], sqrtPrice(amm.price(ctx, 0)));
  expect(tryState(ctx).map(text => text.slice(0, 12))).toEqual(["subnet 1 has", "subnet 3 has", "subnet 4 has"]);
});

test("hold whatever is swapped and added, and the square root follows the price", () => {
  const step = fc.record({
    action: fc.constantFrom("buy", "sell", "add" as const),
    amount: fc.bigInt({ min: 0n, max: 10n ** 14n }),
    other: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const ctx = mockContext();
      found(ctx, 1, 100n * TAO, 100n * TAO);
      for (const { action, amount, other } of steps) {
        if (action === "add") {
          const { tao, alpha } = amm.adjustProtocolLiquidity(ctx, 1, amount, other);
          Books.Tao.mutate(ctx.store, [1], has => has + tao);
          Books.AlphaIn.mutate(ctx.store, [1], has => has + alpha);
          continue;
        }
        const before = ctx.store.changes();
        try {
          trade(ctx, 1, action, amount);
        } catch (error) {
          expect(error).toBeInstanceOf(ModuleError);
          expect(ctx.store.changes()).toEqual(before);
        }
      }
      hooks.onFinalize?.(ctx, 1);
      expect(tryState(ctx)).toEqual([]);
      if (AlphaSqrtPrice.has(ctx.store, 1)) expect(AlphaSqrtPrice.get(ctx.store, 1)).toBe(sqrtPrice(amm.price(ctx, 1)));
    }),
    { numRuns: 60 },
  );
});
