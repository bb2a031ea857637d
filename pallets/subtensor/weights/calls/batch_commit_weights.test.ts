import type { Hash } from "@waystone/primitives";
import { expect, test } from "vitest";
import { MINER_HOT } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { WeightCommits } from "../storage.ts";

const [first, second] = [`0x${"01".repeat(32)}` as Hash, `0x${"02".repeat(32)}` as Hash];

test("each subnet has its commit; what fails is told", () => {
  const b = weightsBench(true);
  b.weigh("batch_commit_weights", { netuids: [1, 2], commit_hashes: [first, second] });
  expect(WeightCommits.get(b.store, 2, MINER_HOT)).toEqual([[second, 0n, BigInt(NOW), 0n]]);
  // The hotkey is not registered on subnet 1.
  expect(WeightCommits.has(b.store, 1, MINER_HOT)).toBe(false);
  expect(b.events().map(({ name }) => name)).toEqual([
    "WeightsCommitted",
    "BatchCompletedWithErrors",
    "BatchWeightItemFailed",
    "BatchWeightsCompleted",
  ]);
  b.refuses("InputLengthsUnequal", "batch_commit_weights", { netuids: [1, 2], commit_hashes: [first] });
});
