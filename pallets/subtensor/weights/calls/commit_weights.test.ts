import type { Hash } from "@waystone/primitives";
import { expect, test } from "vitest";
import { LastUpdate } from "../../neurons/storage.ts";
import { WeightsSetRateLimit } from "../../subnets/hyperparameters.ts";
import { MINER_HOT, STRANGER } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { WeightCommits } from "../storage.ts";

const hash = (byte: string) => `0x${byte.repeat(32)}` as Hash;
const args = { netuid: 2, commit_hash: hash("ab") };

test("a commit waits with its epoch and block", () => {
  const b = weightsBench(true);
  b.weigh("commit_weights", args);
  expect(WeightCommits.get(b.store, 2, MINER_HOT)).toEqual([[hash("ab"), 0n, BigInt(NOW), 0n]]);
  expect(LastUpdate.get(b.store, 2)).toEqual([1n, BigInt(NOW)]);
  expect(b.events()).toEqual([{ name: "WeightsCommitted", values: [MINER_HOT, 2, hash("ab")] }]);
  b.refuses("CommittingWeightsTooFast", "commit_weights", args);
  b.refuses("HotKeyNotRegisteredInSubNet", "commit_weights", args, STRANGER);
  b.refuses("MechanismDoesNotExist", "commit_weights", { ...args, netuid: 9 });
  weightsBench(false).refuses("CommitRevealDisabled", "commit_weights", args);
});

test("ten commits wait at most, and expired ones make room", () => {
  const b = weightsBench(true);
  WeightsSetRateLimit.set(b.store, [2], 0n);
  for (let i = 0; i < 10; i++) b.weigh("commit_weights", args);
  b.refuses("TooManyUnrevealedCommits", "commit_weights", args);
  b.goToEpoch(1n);
  b.refuses("TooManyUnrevealedCommits", "commit_weights", args);
  b.goToEpoch(2n);
  b.weigh("commit_weights", { ...args, commit_hash: hash("cd") });
  expect(WeightCommits.get(b.store, 2, MINER_HOT)).toEqual([[hash("cd"), 2n, BigInt(NOW + 200), 0n]]);
});
