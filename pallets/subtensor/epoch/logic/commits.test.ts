import { expect, test } from "vitest";
import { activityCutoff } from "./activity-cutoff.ts";
import { firstCommitBlocks, isCommitExpired } from "./commits.ts";

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
