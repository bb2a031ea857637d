import fc from "fast-check";
import { expect, test } from "vitest";
import { blockEmissionForIssuance, FULL_BLOCK_EMISSION, TOTAL_SUPPLY } from "./block-emission.ts";

const MILLION_TAO = 10n ** 15n;

test.each([
  [0n, 1n],
  [(105n * MILLION_TAO) / 10n, 2n],
  [(1575n * MILLION_TAO) / 100n, 4n],
  [(18375n * MILLION_TAO) / 1000n, 8n],
])("from %d rao issued a block emits 1/%d TAO", (issuance, divisor) => {
  expect(blockEmissionForIssuance(issuance)).toBe(FULL_BLOCK_EMISSION / divisor);
  if (issuance > 0n)
    expect(blockEmissionForIssuance(issuance - MILLION_TAO / 10n ** 6n)).toBe((2n * FULL_BLOCK_EMISSION) / divisor);
});

test("never rises with the issuance, and ends at the cap", () => {
  const issuance = fc.bigInt({ min: 0n, max: TOTAL_SUPPLY + MILLION_TAO });
  fc.assert(
    fc.property(issuance, issuance, (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(blockEmissionForIssuance(less)).toBeGreaterThanOrEqual(blockEmissionForIssuance(more));
    }),
  );
  expect(blockEmissionForIssuance(TOTAL_SUPPLY)).toBe(0n);
  expect(blockEmissionForIssuance((1n << 64n) - 1n)).toBe(0n);
});
