import { expect, test } from "vitest";
import { LastUpdate, Weights } from "../../neurons/storage.ts";
import { CommitRevealWeightsEnabled, WeightsSetRateLimit, WeightsVersionKey } from "../../subnets/hyperparameters.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { commitHash } from "../commit.ts";
import { WeightCommits } from "../storage.ts";

const weights = { uids: [0, 1], values: [1, 2] };
const args = (salt: number) => ({ netuid: 2, ...weights, salt: [salt], version_key: 4n });
const hashOf = (salt: number) => commitHash(MINER_HOT, 2, { ...weights, salt: [salt], versionKey: 4n });

/** Commits to weights in epoch 0. */
function committed(...salts: number[]) {
  const b = weightsBench(true);
  WeightsSetRateLimit.set(b.store, [2], 0n);
  for (const salt of salts) b.weigh("commit_weights", { netuid: 2, commit_hash: hashOf(salt) });
  b.store.takeEvents();
  return b;
}

test("the hash is over account, storage index, uids, values, salt and version", () => {
  // Reckoned apart: BLAKE2b-256 of the 32 bytes of account 304, 2 as u16, three vectors of u16, and 4 as u64.
  expect(hashOf(5)).toBe("0x65e453a0082fc73a2bdc813ddbeae4a07c0b5b54fec27bf074ce4b516f0e23d3");
});

test("weights are revealed in the one epoch in which they can be", () => {
  const b = committed(1);
  b.refuses("RevealTooEarly", "reveal_weights", args(1));
  b.goToEpoch(1n);
  b.refuses("InvalidRevealCommitHashNotMatch", "reveal_weights", args(2));
  b.weigh("reveal_weights", args(1));
  expect(Weights.get(b.store, 2, 1)).toEqual([
    [0, 32_768],
    [1, 65_535],
  ]);
  expect(LastUpdate.get(b.store, 2)).toEqual([1n, BigInt(NOW)]);
  expect(b.events()).toEqual([
    { name: "WeightsSet", values: [2, 1] },
    { name: "WeightsRevealed", values: [MINER_HOT, 2, hashOf(1)] },
  ]);
  expect(WeightCommits.has(b.store, 2, MINER_HOT)).toBe(false);
  b.refuses("NoWeightsCommitFound", "reveal_weights", args(1));
  b.holds();
});

test("older commits go with the one that is revealed, later ones stay", () => {
  const b = committed(1, 2, 3);
  b.goToEpoch(1n);
  b.weigh("reveal_weights", args(2));
  expect(WeightCommits.get(b.store, 2, MINER_HOT)?.map(([hash]) => hash)).toEqual([hashOf(3)]);
});

test("an epoch later it is too late", () => {
  const b = committed(1);
  b.goToEpoch(2n);
  b.refuses("ExpiredWeightCommit", "reveal_weights", args(1));
  b.refuses("NoWeightsCommitFound", "reveal_weights", args(2));
});

test("refused: without commit-reveal, or weights that may not be set", () => {
  const b = committed(1);
  b.goToEpoch(1n);
  WeightsVersionKey.set(b.store, [2], 5n);
  b.refuses("IncorrectWeightVersionKey", "reveal_weights", args(1));
  CommitRevealWeightsEnabled.set(b.store, [2], false);
  b.refuses("CommitRevealDisabled", "reveal_weights", args(1));
});
