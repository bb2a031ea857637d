import { U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bumpedBurn, decayedBurn } from "./burn-price.ts";

const TAO = 10n ** 9n;
const bounds = { min: 500_000n, max: 100n * TAO };

describe("the price of a registration", () => {
  test("is about half after its half-life", () => {
    let burn = 8n * TAO;
    for (let block = 2n; block < 362n; block++) burn = decayedBurn(burn, 360, block, bounds);
    expect(burn).toBeLessThanOrEqual(4n * TAO);
    expect(burn).toBeGreaterThan(4n * TAO - 1_000n);
  });
  test("never stands still above its least, and never rises by itself", () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: bounds.min, max: bounds.max }),
        fc.integer({ min: 1, max: 36_100 }),
        (burn, halfLife) => {
          const after = decayedBurn(burn, halfLife, 2n, bounds);
          expect(after < burn || burn === bounds.min).toBe(true);
        },
      ),
    ));
  test("does not fall without a half-life or in block 1", () => {
    expect(decayedBurn(TAO, 0, 9n, bounds)).toBe(TAO);
    expect(decayedBurn(TAO, 360, 1n, bounds)).toBe(TAO);
  });
  test("rises with a registration, within its bounds", () => {
    expect(bumpedBurn(TAO, U64F64.fromF64(1.5), bounds)).toBe((3n * TAO) / 2n);
    expect(bumpedBurn(TAO, U64F64.fromF64(0.5), bounds)).toBe(TAO);
    expect(bumpedBurn(99n * TAO, U64F64.fromInt(2), bounds)).toBe(bounds.max);
    expect(bumpedBurn(1n, U64F64.ONE, bounds)).toBe(bounds.min);
    expect(bumpedBurn(5n, U64F64.ONE, { min: 9n, max: 7n })).toBe(7n);
  });
});
