import { DEFAULT_QUOTE_WEIGHT, MIN_RESERVE_WEIGHT, PERQUINTILL_ONE, U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { initialQuoteWeight, weightToAbsorb } from "./liquidity.ts";
import { type Pool, priceOf } from "./pool.ts";

const TAO = 10n ** 9n;
const rao = (pool: Pool): bigint => (priceOf(pool) * TAO) / U64F64.ONE;
const reserve = fc.bigInt({ min: TAO, max: 10n ** 16n });
const weight = fc.bigInt({ min: MIN_RESERVE_WEIGHT, max: PERQUINTILL_ONE - MIN_RESERVE_WEIGHT });

test("liquidity of the protocol leaves the price, up to rounding", () =>
  fc.assert(
    fc.property(reserve, reserve, weight, fc.nat(2_000), fc.nat(2_000), (tao, alpha, quoteWeight, dTao, dAlpha) => {
      const pool: Pool = { mechanism: 1, tao, alpha, quoteWeight, feeRate: 33 };
      const [taoIn, alphaIn] = [(tao * BigInt(dTao)) / 1_000n, (alpha * BigInt(dAlpha)) / 1_000n];
      const next = weightToAbsorb(pool, taoIn, alphaIn);
      if (next === undefined) return;
      const after = { ...pool, tao: tao + taoIn, alpha: alpha + alphaIn, quoteWeight: next };
      const [was, is] = [rao(pool), rao(after)];
      // Quotients of U64F64 are truncated: a price of 10^-12 has eight digits.
      const slack = 1n + was / 10n ** 8n;
      expect(is >= was - slack && is <= was + slack).toBe(true);
    }),
    { numRuns: 300 },
  ));

test("liquidity that only one side gets is refused at the bound", () => {
  const pool: Pool = { mechanism: 1, tao: TAO, alpha: TAO, quoteWeight: DEFAULT_QUOTE_WEIGHT, feeRate: 33 };
  expect(weightToAbsorb(pool, 97n * TAO, 0n)).toBeDefined();
  expect(weightToAbsorb(pool, 99n * TAO, 0n)).toBeUndefined();
  expect(weightToAbsorb(pool, 0n, 99n * TAO)).toBeUndefined();
});

test("a new pool has even weights, or those of its price", () => {
  expect(initialQuoteWeight(0n, 0n, undefined)).toBe(DEFAULT_QUOTE_WEIGHT);
  expect(initialQuoteWeight(TAO, TAO, U64F64.ONE)).toBe(DEFAULT_QUOTE_WEIGHT);
  expect(initialQuoteWeight(TAO, 3n * TAO, U64F64.ONE)).toBe(PERQUINTILL_ONE / 4n);
  expect(initialQuoteWeight(0n, 0n, U64F64.ONE)).toBeUndefined();
  expect(initialQuoteWeight(TAO, 1_000n * TAO, U64F64.ONE)).toBeUndefined();
});

test("a new pool begins at the price it is given", () =>
  fc.assert(
    fc.property(reserve, reserve, fc.bigInt({ min: 1n << 40n, max: 1n << 80n }), (tao, alpha, bits) => {
      const price = U64F64.fromBits(bits);
      const quoteWeight = initialQuoteWeight(tao, alpha, price);
      if (quoteWeight === undefined) return;
      const begun = priceOf({ mechanism: 1, tao, alpha, quoteWeight, feeRate: 33 });
      expect(U64F64.absDiff(begun, price) <= price / 10n ** 6n + 1_000n).toBe(true);
    }),
    { numRuns: 200 },
  ));
