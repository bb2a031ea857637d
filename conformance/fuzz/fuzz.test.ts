// The short form of `npm run fuzz`: 100,000 cases.
import { expect, test } from "vitest";
import { fuzz, TARGETS } from "./fuzz.ts";

const CASES = 100_000;
const SEED = 4;

test.each(TARGETS)(
  "$name: $holds",
  async target => {
    const { fault } = await fuzz(target, Math.ceil(CASES * target.share), SEED);
    expect(fault).toBeUndefined();
  },
  120_000,
);

test("all cases are thrown", () => {
  expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
