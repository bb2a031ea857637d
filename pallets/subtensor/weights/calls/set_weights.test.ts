import { expect, test } from "vitest";
import { LastUpdate, ValidatorPermit, Weights } from "../../neurons/storage.ts";
import { StakeThreshold } from "../../shares/storage.ts";
import * as parameters from "../../subnets/hyperparameters.ts";
import { OWNER_HOT, STRANGER } from "../../test/calls.ts";
import { NOW, weightsBench } from "../bench.ts";

const args = { netuid: 2, dests: [0, 1], weights: [10, 5], version_key: 0n };

test("weights are kept as shares of the greatest, with their block", () => {
  const b = weightsBench(false);
  b.weigh("set_weights", args);
  expect(Weights.get(b.store, 2, 1)).toEqual([
    [0, 65_535],
    [1, 32_768],
  ]);
  expect(LastUpdate.get(b.store, 2)).toEqual([1n, BigInt(NOW)]);
  expect(b.events()).toEqual([{ name: "WeightsSet", values: [2, 1] }]);
  b.refuses("SettingWeightsTooFast", "set_weights", args);
  b.goTo(NOW + 100);
  b.weigh("set_weights", { ...args, weights: [0, 0] });
  expect(Weights.get(b.store, 2, 1)).toEqual([
    [0, 0],
    [1, 0],
  ]);
  b.holds();
});

test("refused: what does not fit together", () => {
  const b = weightsBench(false);
  parameters.CommitRevealWeightsEnabled.set(b.store, [0], false);
  b.refuses("CanNotSetRootNetworkWeights", "set_weights", { ...args, netuid: 0 });
  b.refuses("WeightVecNotEqualSize", "set_weights", { ...args, weights: [1] });
  b.refuses("UidsLengthExceedUidsInSubNet", "set_weights", { ...args, dests: [0, 1, 2], weights: [1, 1, 1] });
  b.refuses("DuplicateUids", "set_weights", { ...args, dests: [1, 1] });
  b.refuses("UidVecContainInvalidOne", "set_weights", { ...args, dests: [0, 2] });
  parameters.MinAllowedWeights.set(b.store, [2], 2);
  b.refuses("WeightVecLengthIsLow", "set_weights", { ...args, dests: [0], weights: [1] });
  b.weigh("set_weights", { ...args, dests: [1], weights: [1] });
});

test("refused: where there is no subnet", () => {
  const b = weightsBench(false);
  parameters.CommitRevealWeightsEnabled.set(b.store, [9], false);
  b.refuses("MechanismDoesNotExist", "set_weights", { ...args, netuid: 9 });
});

test("refused: who may not", () => {
  const b = weightsBench(false);
  b.fails("origin", "set_weights", args);
  b.refuses("HotKeyNotRegisteredInSubNet", "set_weights", args, STRANGER);
  parameters.WeightsVersionKey.set(b.store, [2], 3n);
  b.refuses("IncorrectWeightVersionKey", "set_weights", { ...args, version_key: 2n });
  StakeThreshold.set(b.store, 1n);
  b.refuses("NotEnoughStakeToSetWeights", "set_weights", args);
  b.weigh("set_weights", { ...args, version_key: 3n }, OWNER_HOT);
});

test("without a permit a neuron weighs itself alone, unless it is the owner's", () => {
  const b = weightsBench(false);
  ValidatorPermit.set(b.store, [2], [false, false]);
  b.refuses("NeuronNoValidatorPermit", "set_weights", args);
  b.weigh("set_weights", { ...args, dests: [1], weights: [7] });
  expect(Weights.get(b.store, 2, 1)).toEqual([[1, 65_535]]);
  b.weigh("set_weights", args, OWNER_HOT);
});

test("refused where a commit is asked for", () => {
  weightsBench(true).refuses("CommitRevealEnabled", "set_weights", args);
});
