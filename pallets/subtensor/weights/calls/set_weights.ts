import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16, u64, vec } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { setWeightsOpenly } from "../set.ts";

/** A neuron sets its weights. */
export const set_weights = call({
  index: 0,
  weight: WEIGHTS.set_weights,
  pays: "no",
  docs: [
    "Set the weights that a validator gives to neurons of a subnet; only their proportions count.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet`.",
    "Errors: `CommitRevealEnabled`, `CanNotSetRootNetworkWeights`, `WeightVecNotEqualSize`, `MechanismDoesNotExist`, `UidsLengthExceedUidsInSubNet`, `HotKeyNotRegisteredInSubNet`, `NotEnoughStakeToSetWeights`, `IncorrectWeightVersionKey`, `SettingWeightsTooFast`, `NeuronNoValidatorPermit`, `DuplicateUids`, `UidVecContainInvalidOne`, `WeightVecLengthIsLow`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    dests: vec(u16).named("Vec<u16>"),
    weights: vec(u16).named("Vec<u16>"),
    version_key: u64,
  },
  dispatch(ctx, { netuid, dests, weights, version_key }) {
    const input = { netuid, mecid: 0, uids: dests, values: weights, versionKey: version_key };
    setWeightsOpenly(ctx, ctx.origin.ensureSigned(), input);
  },
});
