import { storageIndexOf } from "@waystone/primitives";
import { expect, test } from "vitest";
import { LastUpdate } from "../../neurons/storage.ts";
import { MechanismCountCurrent } from "../../subnets/storage.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { CommitRevealWeightsVersion, TimelockedWeightCommits } from "../storage.ts";

const args = { netuid: 2, mecid: 1, commit: new Uint8Array(3).fill(1), reveal_round: 9n };

test("the version is that of now", () => {
  const b = weightsBench(true);
  b.refuses("MechanismDoesNotExist", "commit_crv3_mechanism_weights", args);
  MechanismCountCurrent.set(b.store, [2], 2);
  const index = storageIndexOf(2, 1);
  LastUpdate.set(b.store, [index], [0n, 0n]);
  CommitRevealWeightsVersion.set(b.store, 5);
  b.weigh("commit_crv3_mechanism_weights", args);
  expect(TimelockedWeightCommits.get(b.store, index, 0n)).toEqual([[MINER_HOT, BigInt(NOW), args.commit, 9n]]);
  expect(TimelockedWeightCommits.has(b.store, 2, 0n)).toBe(false);
  expect(b.events().map(({ name }) => name)).toEqual(["TimelockedWeightsCommitted"]);
});
