import { storageIndexOf } from "@waystone/primitives";
import { expect, test } from "vitest";
import { LastUpdate, Weights } from "../../neurons/storage.ts";
import { MechanismCountCurrent } from "../../subnets/storage.ts";
import { NOW, weightsBench } from "../bench.ts";

const args = { netuid: 2, mecid: 1, dests: [0], weights: [1], version_key: 0n };

test("each mechanism has weights of its own", () => {
  const b = weightsBench(false);
  b.refuses("MechanismDoesNotExist", "set_mechanism_weights", args);
  MechanismCountCurrent.set(b.store, [2], 2);
  const index = storageIndexOf(2, 1);
  LastUpdate.set(b.store, [index], [0n, 0n]);
  b.weigh("set_mechanism_weights", args);
  expect([Weights.get(b.store, index, 1), Weights.has(b.store, 2, 1)]).toEqual([[[0, 65_535]], false]);
  expect([LastUpdate.get(b.store, index), LastUpdate.get(b.store, 2)]).toEqual([
    [0n, BigInt(NOW)],
    [1n, 1n],
  ]);
  expect(b.events()).toEqual([{ name: "WeightsSet", values: [index, 1] }]);
});
