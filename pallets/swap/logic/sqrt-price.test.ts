import { U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sqrtPrice } from "./sqrt-price.ts";

test.each([
  [0, 0],
  [1, 1],
  [0.25, 0.5],
  [4, 2],
  [2 ** -62, 2 ** -31],
])("√%d is %d", (price, root) => {
  expect(sqrtPrice(U64F64.fromF64(price))).toBe(U64F64.fromF64(root));
});

test("is the root to the last bit", () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: U64F64.MAX }), bits => {
      const root = sqrtPrice(U64F64.fromBits(bits));
      expect(root * root <= bits << 64n && (root + 1n) * (root + 1n) > bits << 64n).toBe(true);
    }),
    { numRuns: 300 },
  ));
