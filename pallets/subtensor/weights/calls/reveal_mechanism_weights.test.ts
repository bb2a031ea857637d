import { storageIndexOf } from "@waystone/primitives";
import { expect, test } from "vitest";
import { LastUpdate, Weights } from "../../neurons/storage.ts";
import { MechanismCountCurrent } from "../../subnets/storage.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { weightsBench } from "../bench.ts";
import { commitHash } from "../commit.ts";

test("weights are revealed in the mechanism for which they were committed", () => {
  const b = weightsBench(true);
  MechanismCountCurrent.set(b.store, [2], 2);
  const index = storageIndexOf(2, 1);
  LastUpdate.set(b.store, [index], [0n, 0n]);
  const promised = { uids: [0], values: [9], salt: [1, 2, 3] };
  const hash = commitHash(MINER_HOT, index, { ...promised, versionKey: 0n });
  b.weigh("commit_mechanism_weights", { netuid: 2, mecid: 1, commit_hash: hash });
  b.store.takeEvents();
  b.goToEpoch(1n);
  const args = { netuid: 2, mecid: 1, ...promised, version_key: 0n };
  b.refuses("NoWeightsCommitFound", "reveal_mechanism_weights", { ...args, mecid: 0 });
  b.weigh("reveal_mechanism_weights", args);
  expect([Weights.get(b.store, index, 1), Weights.has(b.store, 2, 1)]).toEqual([[[0, 65_535]], false]);
  expect(b.events()).toEqual([
    { name: "WeightsSet", values: [index, 1] },
    { name: "WeightsRevealed", values: [MINER_HOT, index, hash] },
  ]);
});
