import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { I64F64, U64F64 } from "../fixed/types.ts";
import { bitLength, floorDiv, gcd, integerRoot } from "./big.ts";
import { expDecay } from "./exp-decay.ts";
import { powRatioScaled } from "./pow-ratio.ts";
import { decayFactorQ32, mulQ32, powQ32, Q32_ONE } from "./q32.ts";

const positive = fc.bigInt({ min: 1n, max: 1n << 200n });

describe("integers", () => {
  test("bit length", () => {
    expect(bitLength(0n)).toBe(0);
    fc.assert(fc.property(positive, n => bitLength(n) === n.toString(2).length));
  });
  test("floor division", () => {
    fc.assert(
      fc.property(fc.bigInt(), positive, (a, b) => {
        const q = floorDiv(a, b);
        return q * b <= a && a < (q + 1n) * b;
      }),
    );
  });
  test("greatest common divisor", () => {
    fc.assert(fc.property(positive, positive, positive, (a, b, k) => gcd(a * k, b * k) % k === 0n));
    expect(gcd(0n, 6n)).toBe(6n);
  });
  test("root", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 300n }), fc.integer({ min: 1, max: 1024 }), (n, degree) => {
        const root = integerRoot(n, degree);
        return root ** BigInt(degree) <= n && n < (root + 1n) ** BigInt(degree);
      }),
    );
  });
});

describe("powRatioScaled", () => {
  const scale = 10n ** 18n;
  test("what has no power", () => {
    expect(powRatioScaled(1n, 0n, 1n, 2n, 64, scale)).toBeUndefined();
    expect(powRatioScaled(1n, 2n, 1n, 0n, 64, scale)).toBeUndefined();
    expect(powRatioScaled(-1n, 2n, 1n, 2n, 64, scale)).toBeUndefined();
    expect(powRatioScaled(1n, 2n, 1n, 2n, 64, -scale)).toBeUndefined();
    expect(powRatioScaled(0n, 2n, 1n, 2n, 64, scale)).toBe(0n);
    expect(powRatioScaled(3n, 2n, 0n, 2n, 64, scale)).toBe(scale);
  });
  test("equal weights give the plain ratio, floored", () => {
    const amount = fc.bigInt({ min: 1n, max: 1n << 64n });
    fc.assert(
      fc.property(
        amount,
        amount,
        (a, b) => powRatioScaled(a, b, scale / 2n, scale / 2n, 256, scale) === (a * scale) / b,
      ),
    );
  });
  test("the series is next to the exact root", () => {
    // 1025 ÷ 2050 reduces and is exact, 1025 ÷ 2049 does not.
    const exact = powRatioScaled(10n, 7n, 1025n, 2050n, 256, scale) ?? 0n;
    const near = powRatioScaled(10n, 7n, 10n ** 30n, 2n * 10n ** 30n + 1n, 256, scale) ?? 0n;
    expect(exact - near >= -1n && exact - near <= 1n).toBe(true);
  });
});

describe("decay", () => {
  test("a half-life's power is at most one half, and the next fraction's is above", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), halfLife => {
        const factor = decayFactorQ32(halfLife);
        return (
          powQ32(factor, halfLife) <= Q32_ONE / 2n && powQ32(factor + 1n, halfLife) > Q32_ONE / 2n && factor < Q32_ONE
        );
      }),
      { numRuns: 50 },
    );
    expect(decayFactorQ32(0)).toBe(Q32_ONE);
    expect(decayFactorQ32(1)).toBe(Q32_ONE / 2n);
  });
  test("products are floored and clamped to u64", () => {
    expect(mulQ32(3n, Q32_ONE / 2n)).toBe(1n);
    expect(mulQ32((1n << 64n) - 1n, 2n * Q32_ONE)).toBe((1n << 64n) - 1n);
  });
  test("exp decay", () => {
    expect(expDecay(0n, 0n)).toBe(U64F64.ONE);
    expect(expDecay(5n, 0n)).toBe(0n);
    expect(expDecay(1n << 64n, 1n)).toBe(expDecay(40n, 1n));
    expect(expDecay(10n, 10n)).toBeLessThan(U64F64.saturatingFrom(I64F64, I64F64.fromF64(0.3679)));
  });
});
