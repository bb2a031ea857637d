import { blake2_256 } from "@waystone/crypto";
import type { Context } from "@waystone/frame";
import { toHex } from "@waystone/scale";
import { expect, test } from "vitest";
import { LastUpdate } from "../../neurons/storage.ts";
import { WeightsSetRateLimit } from "../../subnets/hyperparameters.ts";
import { MINER_HOT, STRANGER } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { TimelockedWeightCommits } from "../storage.ts";
import { commitTimelocked } from "../timelock.ts";

const commit = new Uint8Array(200).fill(7);
const args = { netuid: 2, commit, reveal_round: 9n, commit_reveal_version: 4 };

test("the ciphertext is kept with its epoch, block and round", () => {
  const b = weightsBench(true);
  b.weigh("commit_timelocked_weights", args);
  expect(TimelockedWeightCommits.get(b.store, 2, 0n)).toEqual([[MINER_HOT, BigInt(NOW), commit, 9n]]);
  expect(LastUpdate.get(b.store, 2)).toEqual([1n, BigInt(NOW)]);
  expect(b.events()).toEqual([
    { name: "TimelockedWeightsCommitted", values: [MINER_HOT, 2, toHex(blake2_256(commit)), 9n] },
  ]);
  b.refuses("CommittingWeightsTooFast", "commit_timelocked_weights", args);
});

test("a hotkey has ten in an epoch at most", () => {
  const b = weightsBench(true);
  WeightsSetRateLimit.set(b.store, [2], 0n);
  for (let i = 0; i < 10; i++) b.weigh("commit_timelocked_weights", args);
  b.refuses("TooManyUnrevealedCommits", "commit_timelocked_weights", args);
  b.goToEpoch(1n);
  b.weigh("commit_timelocked_weights", args);
  expect([0n, 1n].map(epoch => TimelockedWeightCommits.get(b.store, 2, epoch).length)).toEqual([10, 1]);
});

test("refused: another version, no commit-reveal, no neuron, no subnet", () => {
  const b = weightsBench(true);
  b.refuses("IncorrectCommitRevealVersion", "commit_timelocked_weights", { ...args, commit_reveal_version: 3 });
  b.refuses("HotKeyNotRegisteredInSubNet", "commit_timelocked_weights", args, STRANGER);
  b.refuses("MechanismDoesNotExist", "commit_timelocked_weights", { ...args, netuid: 9 });
  weightsBench(false).refuses("CommitRevealDisabled", "commit_timelocked_weights", args);
});

test("refused: a round that has passed", () => {
  const b = weightsBench(true);
  const ctx: Context = Object.assign(Object.create(b.ctx), { use: () => ({ lastRound: () => 8n }) });
  const input = { netuid: 2, mecid: 0, ciphertext: commit, round: 7n, version: 4 };
  expect(() => commitTimelocked(ctx, MINER_HOT, input)).toThrow("InvalidRevealRound");
});
