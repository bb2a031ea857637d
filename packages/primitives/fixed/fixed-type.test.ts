import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PrimitivesError } from "../errors.ts";
import type { Fixed, FixedType } from "./fixed-type.ts";
import { I9F23, I32F32, I64F64, I96F32, U64F64, U96F32 } from "./types.ts";

const half = I32F32.fromBits(1n << 31n);

function anyOf<F extends string>(t: FixedType<F>): fc.Arbitrary<Fixed<F>> {
  return fc.bigInt({ min: t.MIN, max: t.MAX }).map(bits => t.fromBits(bits));
}

describe("arithmetic", () => {
  test.each([I32F32, U64F64, I96F32])("$name: what checked refuses, saturating clamps and wrapping cuts", t => {
    const type = t as unknown as FixedType<string>;
    const frac = BigInt(type.fracBits);
    fc.assert(
      fc.property(anyOf(type), anyOf(type), (a, b) => {
        const exact = [a + b, a - b, (a * b) >> frac];
        const checked = [type.checkedAdd(a, b), type.checkedSub(a, b), type.checkedMul(a, b)];
        const clamped = [type.saturatingAdd(a, b), type.saturatingSub(a, b), type.saturatingMul(a, b)];
        const cut = [type.wrappingAdd(a, b), type.wrappingSub(a, b), type.wrappingMul(a, b)];
        for (const [i, wide] of exact.entries()) {
          const fits = wide >= type.MIN && wide <= type.MAX;
          expect(checked[i]).toBe(fits ? wide : undefined);
          expect(clamped[i]).toBe(fits ? wide : wide < 0n ? type.MIN : type.MAX);
          expect(((cut[i] ?? 0n) - wide) % (1n << BigInt(type.intBits + type.fracBits))).toBe(0n);
        }
      }),
    );
  });

  test("products are floored, quotients truncated towards zero", () => {
    const ulp = I32F32.fromBits(1n);
    const minusUlp = I32F32.fromBits(-1n);
    expect(I32F32.saturatingMul(ulp, half)).toBe(0n);
    expect(I32F32.saturatingMul(minusUlp, half)).toBe(-1n);
    expect(I32F32.saturatingDiv(minusUlp, I32F32.fromInt(2))).toBe(0n);
  });

  test("division by zero", () => {
    expect(I32F32.checkedDiv(I32F32.ONE, I32F32.ZERO)).toBeUndefined();
    expect(I32F32.safeDiv(I32F32.ONE, I32F32.ZERO)).toBe(0n);
    expect(I32F32.safeDivOr(I32F32.ONE, I32F32.ZERO, half)).toBe(half);
    expect(() => I32F32.saturatingDiv(I32F32.ONE, I32F32.ZERO)).toThrow(PrimitivesError);
    expect(() => I32F32.wrappingDiv(I32F32.ONE, I32F32.ZERO)).toThrow(
      expect.objectContaining({ code: "division-by-zero" }),
    );
  });

  test("a quotient that overflows is zero to safeDiv", () => {
    expect(I32F32.safeDiv(I32F32.MAX, I32F32.fromBits(1n))).toBe(0n);
    expect(I32F32.saturatingDiv(I32F32.MIN, I32F32.fromInt(-1))).toBe(I32F32.MAX);
  });

  test("a sum wraps, the negation of the smallest number is none", () => {
    expect(I32F32.wrappingSum([I32F32.MAX, I32F32.fromBits(1n)])).toBe(I32F32.MIN);
    expect(I32F32.checkedNeg(I32F32.MIN)).toBeUndefined();
    expect(I32F32.checkedNeg(half)).toBe(-half);
  });
});

describe("rounding", () => {
  test("halves go away from zero, and whole and fraction add up", () => {
    expect(I32F32.round(half)).toBe(I32F32.ONE);
    expect(I32F32.round(I32F32.fromBits(-(1n << 31n)))).toBe(-I32F32.ONE);
    fc.assert(fc.property(anyOf(I32F32), a => I32F32.int(a) + I32F32.frac(a) === a && I32F32.frac(a) >= 0n));
  });

  test("checkedFloor is one too low for a negative number that is not whole", () => {
    expect(I32F32.checkedFloor(I32F32.fromBits(-(1n << 31n)))).toBe(I32F32.fromInt(-2));
    expect(I32F32.checkedFloor(I32F32.fromInt(-2))).toBe(I32F32.fromInt(-2));
    expect(I32F32.checkedFloor(I32F32.fromBits(I32F32.MIN + 1n))).toBeUndefined();
  });
});

describe("conversions", () => {
  test("out of range", () => {
    expect(() => I32F32.fromBits(1n << 63n)).toThrow(expect.objectContaining({ code: "out-of-range" }));
    expect(() => U64F64.fromInt(-1)).toThrow(PrimitivesError);
    expect(() => I32F32.fromInt(0.5)).toThrow(expect.objectContaining({ code: "bad-value" }));
    expect(I32F32.checkedFromNum(1n << 31n)).toBeUndefined();
    expect(I32F32.saturatingFromNum(-(1n << 40n))).toBe(I32F32.MIN);
  });

  test("from another type: fraction floored, whole part clamped", () => {
    expect(I32F32.saturatingFrom(I64F64, I64F64.fromBits(-1n))).toBe(-1n);
    expect(U96F32.saturatingFrom(I32F32, I32F32.fromInt(-1))).toBe(0n);
    expect(I9F23.checkedFrom(I64F64, I64F64.fromInt(256))).toBeUndefined();
    expect(I9F23.checkedFrom(I64F64, I64F64.fromInt(255))).toBe(255n << 23n);
  });

  test("to integers: floored, then clamped", () => {
    expect(I32F32.saturatingToI64(I32F32.fromBits(-1n))).toBe(-1n);
    expect(I32F32.saturatingToU64(I32F32.fromBits(-1n))).toBe(0n);
    expect(I32F32.saturatingToU16(I32F32.fromInt(70_000))).toBe(65_535);
    expect(I32F32.saturatingToU32(I32F32.fromInt(70_000))).toBe(70_000);
    expect(U96F32.checkedToU64(U96F32.fromInt(1n << 64n))).toBeUndefined();
    expect(I96F32.checkedToU64(I96F32.fromInt(-1))).toBeUndefined();
    expect(U96F32.checkedToU64(U96F32.fromInt(7))).toBe(7n);
    expect(I32F32.toBigInt(half)).toBe(0n);
  });

  test("constants: nearest, ties to even", () => {
    expect(I32F32.fromF64(0.1)).toBe(429_496_730n);
    expect(I32F32.fromF64(2 ** -33)).toBe(0n);
    expect(I32F32.fromF64(3 * 2 ** -33)).toBe(2n);
    expect(I32F32.fromF64(Number.MIN_VALUE)).toBe(0n);
    expect(() => I32F32.fromF64(2 ** 31)).toThrow(PrimitivesError);
    expect(() => I32F32.fromF64(Number.NaN)).toThrow(PrimitivesError);
    expect(I32F32.saturatingFromF64(Number.NEGATIVE_INFINITY)).toBe(I32F32.MIN);
    expect(() => I32F32.saturatingFromF64(Number.NaN)).toThrow(expect.objectContaining({ code: "bad-value" }));
  });
});
