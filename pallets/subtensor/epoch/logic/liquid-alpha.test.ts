import { I32F32 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bondsAlpha } from "./bonds.ts";
import { alphaSigmoid, liquidAlphas } from "./liquid-alpha.ts";
import { u16ProportionToFixed } from "./proportion.ts";

const curve = {
  low: u16ProportionToFixed(45_875),
  high: u16ProportionToFixed(58_982),
  steepness: I32F32.fromInt(1_000),
};
const share = fc.bigInt({ min: 0n, max: I32F32.ONE }).map(bits => I32F32.fromBits(bits));

test("a coefficient is within its bounds and rises with the distance", () =>
  fc.assert(
    fc.property(share, share, share, (consensus, weight, bond) => {
      const alpha = alphaSigmoid(consensus, weight, bond, curve);
      expect(alpha >= curve.low && alpha <= curve.high).toBe(true);
      if (weight >= bond) {
        const further = alphaSigmoid(I32F32.ZERO, weight, bond, curve);
        expect(further >= alpha).toBe(true);
      }
    }),
  ));

test("half way it is in the middle", () => {
  const half = I32F32.fromBits(I32F32.ONE / 2n);
  const middle = alphaSigmoid(half, I32F32.ONE, I32F32.ZERO, curve);
  expect(I32F32.absDiff(middle, I32F32.fromBits((curve.low + curve.high) / 2n))).toBeLessThan(4n);
});

test("a column that the cursor has passed counts as zero", () => {
  const one = I32F32.ONE;
  const ascending = liquidAlphas(
    [
      [
        [0, one],
        [1, one],
      ],
    ],
    [[]],
    [I32F32.ZERO, I32F32.ZERO],
    curve,
  );
  const descending = liquidAlphas(
    [
      [
        [1, one],
        [0, one],
      ],
    ],
    [[]],
    [I32F32.ZERO, I32F32.ZERO],
    curve,
  );
  expect(descending[0]?.[1]).toBe(ascending[0]?.[1]);
  expect(descending[0]?.[0]).not.toBe(ascending[0]?.[0]);
  expect(liquidAlphas([[]], [[[0, one]]], [one], curve)).toEqual([[]]);
});

test("without liquid alpha the coefficient is what old bonds leave", () => {
  expect(bondsAlpha(0n)).toBe(I32F32.ONE);
  expect(bondsAlpha(1_000_000n)).toBe(0n);
  expect(bondsAlpha(900_000n)).toBe(429_496_730n);
});
