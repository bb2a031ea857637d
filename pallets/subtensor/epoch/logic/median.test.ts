import { I32F32 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SparseMatrix } from "./matrix.ts";
import { weightedMedian, weightedMedianCol } from "./median.ts";

const KAPPA = I32F32.fromBits(I32F32.ONE / 2n);
const positive = fc.bigInt({ min: 1n, max: I32F32.ONE }).map(bits => I32F32.fromBits(bits));

test("is a score of somebody, whom a majority does not undercut", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(positive, fc.nat(5)), { minLength: 1, maxLength: 30 }), voters => {
      const stake = voters.map(([value]) => value);
      const scores: SparseMatrix = voters.map(([, score]) => [[0, I32F32.fromInt(score)]]);
      const [median] = weightedMedianCol(stake, scores, 1, KAPPA);
      const total = stake.reduce((sum, value) => sum + value, 0n);
      const below = voters.reduce(
        (sum, [value, score]) => (I32F32.fromInt(score) < (median ?? 0n) ? sum + value : sum),
        0n,
      );
      const atMost = voters.reduce(
        (sum, [value, score]) => (I32F32.fromInt(score) <= (median ?? 0n) ? sum + value : sum),
        0n,
      );
      expect(voters.some(([, score]) => I32F32.fromInt(score) === median)).toBe(true);
      // Half of the stake lies at or below it, and not more than half below, up to the rounding of the shares.
      const slack = total / 1_000_000n + BigInt(voters.length);
      expect(2n * below <= total + slack && 2n * atMost >= total - slack).toBe(true);
    }),
  ));

test("needs stake and places", () => {
  expect(weightedMedianCol([I32F32.ZERO], [[[0, I32F32.ONE]]], 2, KAPPA)).toEqual([0n, 0n]);
  expect(weightedMedian([], [], [], KAPPA, I32F32.ZERO, I32F32.ONE)).toBe(0n);
  expect(weightedMedianCol([I32F32.ONE], [[[0, I32F32.ONE]]], 2, KAPPA)).toEqual([I32F32.ONE, 0n]);
});

test("half of the stake is enough, in whatever order it comes", () => {
  const [zero, one] = [I32F32.ZERO, I32F32.ONE];
  const halves = [one, one];
  expect(weightedMedianCol(halves, [[[0, zero]], [[0, one]]], 1, KAPPA)).toEqual([one]);
  expect(weightedMedianCol(halves, [[[0, one]], [[0, zero]]], 1, KAPPA)).toEqual([one]);
});
