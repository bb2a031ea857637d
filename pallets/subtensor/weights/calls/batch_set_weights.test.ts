import { expect, test } from "vitest";
import { Weights } from "../../neurons/storage.ts";
import { TotalNetworks } from "../../subnets/storage.ts";
import { MINER_HOT } from "../../test/calls.ts";
import { weightsBench } from "../bench.ts";

test("each subnet has its weights; what fails is told and changes nothing", () => {
  const b = weightsBench(false);
  b.weigh("batch_set_weights", {
    netuids: [1, 2, 2],
    weights: [[[0, 1]], [[0, 3]], [[1, 1]]],
    version_keys: [0n, 0n, 0n],
  });
  expect(Weights.get(b.store, 2, 1)).toEqual([[0, 65_535]]);
  const events = b.events();
  expect(events.map(({ name }) => name)).toEqual([
    "WeightsSet",
    "BatchCompletedWithErrors",
    // Subnet 1 has commit-reveal on; the second time on subnet 2 is too soon.
    "BatchWeightItemFailed",
    "BatchWeightItemFailed",
    "BatchWeightsCompleted",
  ]);
  expect(events[4]?.values).toEqual([[1, 2, 2], MINER_HOT]);
});

test("lists of unequal lengths are refused, empty ones are done", () => {
  const b = weightsBench(false);
  const args = { netuids: [2], weights: [[[0, 1]]], version_keys: [] };
  b.refuses("InputLengthsUnequal", "batch_set_weights", args);
  b.refuses("InputLengthsUnequal", "batch_set_weights", { ...args, weights: [], version_keys: [0n] });
  b.weigh("batch_set_weights", { netuids: [], weights: [], version_keys: [] });
  expect(b.events()).toEqual([{ name: "BatchWeightsCompleted", values: [[], MINER_HOT] }]);
});

test("a batch names no more subnets than there are: it is free, whatever its length", () => {
  const b = weightsBench(false);
  const most = TotalNetworks.get(b.store);
  const batch = (count: number) => ({
    netuids: Array.from({ length: count }, () => 2),
    weights: Array.from({ length: count }, () => []),
    version_keys: Array.from({ length: count }, () => 0n),
  });
  b.refuses("InvalidValue", "batch_set_weights", batch(most + 1));
  b.weigh("batch_set_weights", batch(most));
});
