import { I32F32, I64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fixedProportionToU16,
  isMaxLimited,
  maxUpscaleToU16,
  u16MaxUpscaleToU16,
  u16ProportionToFixed,
} from "./proportion.ts";
import { clampValue, expSafe, safeLn, sigmoidSafe } from "./sigmoid.ts";
import { isTopK, isTopKNonzero, maskVector, normalize, normalize64, sum, vecDiv, vecMul } from "./vector.ts";

const fixed = (...values: number[]): I32F32[] => values.map(value => I32F32.fromInt(value));
const positive = fc.bigInt({ min: 0n, max: I32F32.ONE << 16n }).map(bits => I32F32.fromBits(bits));

describe("vectors", () => {
  test("shares add up to one, less a unit of rounding each", () =>
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 64 }), x => {
        const total = sum(normalize(x));
        if (sum(x) === 0n) expect(total).toBe(0n);
        else expect(total <= I32F32.ONE && total > I32F32.ONE - BigInt(x.length)).toBe(true);
      }),
    ));
  test("zeros stay zeros", () => {
    expect(normalize(fixed(0, 0))).toEqual(fixed(0, 0));
    expect(normalize64([I64F64.ZERO])).toEqual([0n]);
  });
  test("a quotient by zero or by nothing is zero, a product that overflows too", () => {
    expect(vecDiv(fixed(4, 4, 4), fixed(2, 0))).toEqual(fixed(2, 0, 0));
    expect(vecMul([I32F32.MAX, ...fixed(3, 4)], fixed(2, 2))).toEqual(fixed(0, 6));
  });
  test("a mask that ends early masks the rest, an empty one nothing", () => {
    expect(maskVector([false, true], fixed(1, 2, 3))).toEqual(fixed(1, 0, 0));
    expect(maskVector([], fixed(1))).toEqual(fixed(1));
  });
  test("of equal values the lower uid is left out", () => {
    expect(isTopK(fixed(1, 1, 1), 2)).toEqual([false, true, true]);
    expect(isTopK(fixed(1, 2), 3)).toEqual([true, true]);
    expect(isTopKNonzero(fixed(0, 5, 0), 3)).toEqual([false, true, false]);
    expect(isTopKNonzero(fixed(0, 5, 0), 0)).toEqual([false, false, false]);
  });
});

describe("proportions", () => {
  test("a stored share is read and written back", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), stored => {
        const back = fixedProportionToU16(u16ProportionToFixed(stored));
        // The quotient is truncated, so a share comes back one lower where it has no exact form.
        return back === stored || back === stored - 1;
      }),
    ));
  test("the greatest weight becomes 65535, in order", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 20 }), x => {
        const scaled = u16MaxUpscaleToU16(x);
        const max = Math.max(...x);
        expect(Math.max(...scaled)).toBe(max === 0 ? 0 : 0xffff);
        for (const [i, a] of x.entries())
          for (const [j, b] of x.entries()) if (a <= b) expect(scaled[i]).toBeLessThanOrEqual(scaled[j] ?? 0);
      }),
    ));
  test("nothing is scaled to nothing", () => {
    expect(maxUpscaleToU16([])).toEqual([]);
    expect(isMaxLimited([], 0)).toBe(true);
    expect(isMaxLimited([1, 1], 0x7fff)).toBe(false);
    expect(isMaxLimited([1, 1], 0x8000)).toBe(true);
  });
});

describe("curves", () => {
  test("the exponential is held within ±20", () => {
    expect(expSafe(I32F32.MAX)).toBe(expSafe(I32F32.fromInt(20)));
    expect(expSafe(I32F32.MIN)).toBe(expSafe(I32F32.fromInt(-20)));
  });
  test("a sigmoid is between 0 and 1 and does not fall", () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 36n), max: 1n << 36n }), fc.nat(1 << 30), (bits, more) => {
        const [rho, kappa] = [I32F32.fromInt(10), I32F32.fromBits(I32F32.ONE / 2n)];
        const low = sigmoidSafe(I32F32.fromBits(bits), rho, kappa);
        const high = sigmoidSafe(I32F32.fromBits(bits + BigInt(more)), rho, kappa);
        return low >= 0n && high <= I32F32.ONE && low <= high + 4n;
      }),
    ));
  test("what has no logarithm has zero", () => expect(safeLn(I32F32.ZERO)).toBe(0n));
  test("bounds that cross hold by the lower one", () =>
    expect(clampValue(I32F32.fromInt(1), I32F32.fromInt(5), I32F32.fromInt(3))).toBe(I32F32.fromInt(5)));
});
