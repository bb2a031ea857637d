import { I64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import { activityCutoff } from "./activity-cutoff.ts";
import { firstCommitBlocks, isCommitExpired } from "./commits.ts";
import { inheritedStake, u64Proportion, weightedStake } from "./stake.ts";

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
  expect(weightedStake(10n, 100n, u64Proportion(ALL))).toBe(I64F64.fromInt(110));
  expect(weightedStake(10n, 100n, u64Proportion(0n))).toBe(I64F64.fromInt(10));
});

test("the cutoff is a number of blocks, or follows the tempo", () => {
  const cutoffs = { blocks: 5_000, factorMilli: 13_889, tempo: 360 };
  expect(activityCutoff("blocks", cutoffs)).toBe(5_000n);
  expect(activityCutoff("factor", cutoffs)).toBe(5_000n);
  expect(activityCutoff("factor", { ...cutoffs, tempo: 0 })).toBe(1n);
});

test("the first commit that can still be revealed counts", () => {
  const none = (1n << 64n) - 1n;
  const queue = [
    { epoch: 1n, block: 10n },
    { epoch: 5n, block: 50n },
    { epoch: 5n, block: 40n },
  ];
  const commits = {
    hashed: [[0, queue] as const, [9, queue] as const],
    timelocked: [
      [1, { epoch: 6n, block: 60n }] as const,
      [1, { epoch: 5n, block: 55n }] as const,
      [2, { epoch: 2n, block: 1n }] as const,
    ],
  };
  expect(firstCommitBlocks(4, commits, 6n, 1n)).toEqual([50n, 55n, none, none]);
  expect(isCommitExpired(5n, 6n, 1n)).toBe(false);
  expect(isCommitExpired(5n, 7n, 1n)).toBe(true);
});
