import { I64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction64, inheritedStake, weightedStake } from "./inherited-stake.ts";

const ALL = (1n << 64n) - 1n;

test("what a parent gives its child gets, and no more", () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.bigInt({ min: 0n, max: ALL }), (stake, proportion) => {
      const kept = inheritedStake(stake, [proportion], []);
      const received = inheritedStake(0n, [], [{ stake, proportion }]);
      expect(kept + received).toBeLessThanOrEqual(stake);
      expect(kept + received).toBeGreaterThanOrEqual(stake - 1n);
    }),
  ));

test("all of a stake can be given, and more than all leaves nothing", () => {
  expect(inheritedStake(100n, [ALL], [])).toBe(0n);
  expect(inheritedStake(100n, [ALL, ALL], [{ stake: 7n, proportion: ALL }])).toBe(7n);
});

test("TAO counts by its weight", () => {
  expect(weightedStake(10n, 100n, fraction64(ALL))).toBe(I64F64.fromInt(110));
  expect(weightedStake(10n, 100n, fraction64(0n))).toBe(I64F64.fromInt(10));
});
