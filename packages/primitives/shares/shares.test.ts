import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { U64F64 } from "../fixed/types.ts";
import {
  SAFE_FLOAT_ZERO,
  type SafeFloat,
  safeFloat,
  safeFloatAdd,
  safeFloatDiv,
  safeFloatFromInt,
  safeFloatFromU64F64,
  safeFloatGt,
  safeFloatMulDiv,
  safeFloatSub,
  safeFloatToU64,
} from "./safe-float.ts";
import {
  type SharePoolStore,
  sharePoolAccepts,
  sharePoolUpdateAll,
  sharePoolUpdateOne,
  sharePoolValue,
} from "./share-pool.ts";

const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });

describe("SafeFloat", () => {
  test("mantissas lie in (10^20, 10^21]", () => {
    expect(safeFloatFromInt(1n)).toEqual({ mantissa: 10n ** 21n, exponent: -21n });
    expect(safeFloatFromInt(10n ** 21n)).toEqual({ mantissa: 10n ** 21n, exponent: 0n });
    expect(safeFloat(10n ** 21n + 1n)).toBeUndefined();
    expect(safeFloat(-1n)).toBeUndefined();
    fc.assert(fc.property(u64, n => n === 0n || safeFloatFromInt(n).mantissa > 10n ** 20n));
  });
  test("every u64 comes back", () => fc.assert(fc.property(u64, n => safeFloatToU64(safeFloatFromInt(n)) === n)));
  test("exponents that leave i64 are none", () => {
    expect(safeFloat(1n, -(1n << 63n))).toBeUndefined();
    const huge = safeFloat(10n ** 21n, (1n << 63n) - 1n) ?? SAFE_FLOAT_ZERO;
    expect(safeFloatMulDiv(huge, huge, safeFloatFromInt(1n))).toBeUndefined();
    expect(safeFloatAdd(huge, huge)).toBeUndefined();
    expect(safeFloatToU64(huge)).toBe((1n << 64n) - 1n);
  });
  test("subtraction: none from zero, else not below zero", () => {
    const [one, two] = [safeFloatFromInt(1n), safeFloatFromInt(2n)];
    expect(safeFloatSub(SAFE_FLOAT_ZERO, one)).toBeUndefined();
    expect(safeFloatSub(one, two)).toEqual(SAFE_FLOAT_ZERO);
    expect(safeFloatSub(SAFE_FLOAT_ZERO, SAFE_FLOAT_ZERO)).toEqual(SAFE_FLOAT_ZERO);
  });
  test("division by zero is none", () => {
    expect(safeFloatDiv(safeFloatFromInt(1n), SAFE_FLOAT_ZERO)).toBeUndefined();
    expect(safeFloatMulDiv(safeFloatFromInt(1n), safeFloatFromInt(1n), SAFE_FLOAT_ZERO)).toBeUndefined();
  });
  test("order of whole numbers", () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 1n << 63n }),
        fc.bigInt({ min: 1n, max: 1n << 63n }),
        (a, b) => safeFloatGt(safeFloatFromInt(a), safeFloatFromInt(b)) === a > b,
      ),
    ));
  test("from U64F64", () =>
    expect(safeFloatFromU64F64(U64F64.fromF64(1.5))).toEqual({ mantissa: 15n * 10n ** 19n, exponent: -20n }));
});

function memoryPool(): SharePoolStore<number> {
  let value = 0n;
  let denominator = SAFE_FLOAT_ZERO;
  const shares = new Map<number, SafeFloat>();
  return {
    getValue: () => value,
    setValue: next => {
      value = next;
    },
    getDenominator: () => denominator,
    setDenominator: next => {
      denominator = next;
    },
    getShare: key => shares.get(key) ?? SAFE_FLOAT_ZERO,
    setShare: (key, share) => {
      shares.set(key, share);
    },
  };
}

describe("share pool", () => {
  test("the first key gets all", () => {
    const pool = memoryPool();
    sharePoolUpdateOne(pool, 1, 500n);
    expect(sharePoolValue(pool, 1)).toBe(500n);
    expect(sharePoolValue(pool, 2)).toBe(0n);
  });
  test("a dividend reaches keys in proportion", () => {
    const pool = memoryPool();
    sharePoolUpdateOne(pool, 1, 3_000n);
    sharePoolUpdateOne(pool, 2, 1_000n);
    sharePoolUpdateAll(pool, 400n);
    expect([1, 2].map(key => sharePoolValue(pool, key))).toEqual([3_300n, 1_100n]);
    sharePoolUpdateAll(pool, -10_000n);
    expect(pool.getValue()).toBe(0n);
  });
  test("values never add up to more than the pool holds", () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.bigInt({ min: 1n, max: 10n ** 15n }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), steps => {
        const pool = memoryPool();
        for (const [key, amount] of steps) sharePoolUpdateOne(pool, key, amount);
        const sum = [0, 1, 2, 3, 4].reduce((total, key) => total + sharePoolValue(pool, key), 0n);
        return sum <= pool.getValue();
      }),
    );
  });
  test("what rounds to no share is refused", () => {
    const pool = memoryPool();
    expect(sharePoolAccepts(pool, 0n)).toBe(true);
    sharePoolUpdateOne(pool, 1, 1_000n);
    expect(sharePoolAccepts(pool, 1n)).toBe(true);
    expect(sharePoolAccepts(pool, 0n)).toBe(false);
  });
});
