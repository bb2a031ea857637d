import { expect, test } from "vitest";
import { Weights } from "../../neurons/storage.ts";
import { WeightsSetRateLimit } from "../../subnets/hyperparameters.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { weightsBench } from "../bench.ts";
import { commitHash } from "../commit.ts";
import { WeightCommits } from "../storage.ts";

const hashOf = (salt: number) => commitHash(MINER_HOT, 2, { uids: [0], values: [1], salt: [salt], versionKey: 0n });
const args = (...salts: number[]) => ({
  netuid: 2,
  uids_list: salts.map(() => [0]),
  values_list: salts.map(() => [1]),
  salts_list: salts.map(salt => [salt]),
  version_keys: salts.map(() => 0n),
});

function committed() {
  const b = weightsBench(true);
  WeightsSetRateLimit.set(b.store, [2], 0n);
  for (const salt of [1, 2, 3]) b.weigh("commit_weights", { netuid: 2, commit_hash: hashOf(salt) });
  b.store.takeEvents();
  b.goToEpoch(1n);
  return b;
}

test("several commits are revealed in any order; the others stay", () => {
  const b = committed();
  b.weigh("batch_reveal_weights", args(3, 1));
  expect(WeightCommits.get(b.store, 2, MINER_HOT)?.map(([hash]) => hash)).toEqual([hashOf(2)]);
  expect(Weights.get(b.store, 2, 1)).toEqual([[0, 65_535]]);
  expect(b.events()).toEqual([
    { name: "WeightsSet", values: [2, 1] },
    { name: "WeightsSet", values: [2, 1] },
    { name: "WeightsBatchRevealed", values: [MINER_HOT, 2, [hashOf(3), hashOf(1)]] },
  ]);
});

test("all or none", () => {
  const b = committed();
  b.refuses("InvalidRevealCommitHashNotMatch", "batch_reveal_weights", args(1, 9));
  b.refuses("InvalidRevealCommitHashNotMatch", "batch_reveal_weights", args(1, 1));
  b.refuses("InputLengthsUnequal", "batch_reveal_weights", { ...args(1, 2), version_keys: [0n] });
  b.goToEpoch(2n);
  b.refuses("ExpiredWeightCommit", "batch_reveal_weights", args(1, 2));
});
