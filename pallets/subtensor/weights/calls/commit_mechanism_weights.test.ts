import { type Hash, storageIndexOf } from "@waystone/primitives";
import { expect, test } from "vitest";
import { LastUpdate } from "../../neurons/storage.ts";
import { MechanismCountCurrent } from "../../subnets/storage.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";
import { WeightCommits } from "../storage.ts";

const args = { netuid: 2, mecid: 1, commit_hash: `0x${"ab".repeat(32)}` as Hash };

test("each mechanism has commits and a rate limit of its own", () => {
  const b = weightsBench(true);
  b.refuses("MechanismDoesNotExist", "commit_mechanism_weights", args);
  MechanismCountCurrent.set(b.store, [2], 2);
  const index = storageIndexOf(2, 1);
  LastUpdate.set(b.store, [index], [0n, 0n]);
  b.weigh("commit_mechanism_weights", args);
  expect(WeightCommits.get(b.store, index, MINER_HOT)).toEqual([[args.commit_hash, 0n, BigInt(NOW), 0n]]);
  expect(LastUpdate.get(b.store, index)).toEqual([0n, BigInt(NOW)]);
  expect(b.events()).toEqual([{ name: "WeightsCommitted", values: [MINER_HOT, index, args.commit_hash] }]);
  b.refuses("CommittingWeightsTooFast", "commit_mechanism_weights", args);
  b.weigh("commit_mechanism_weights", { ...args, mecid: 0 });
});
