import { call } from "@waystone/frame";
import { MechId, NetUid } from "@waystone/primitives";
import { u16, u64, vec } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { setWeightsOpenly } from "../set.ts";

/** A neuron sets its weights in one mechanism. */
export const set_mechanism_weights = call({
  index: 119,
  weight: WEIGHTS.set_mechanism_weights,
  pays: "no",
  docs: [
    "Set the weights that a validator gives to neurons in one mechanism of a subnet.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet`.",
    "Errors: those of `set_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    mecid: MechId.named("MechId"),
    dests: vec(u16).named("Vec<u16>"),
    weights: vec(u16).named("Vec<u16>"),
    version_key: u64,
  },
  dispatch(ctx, { netuid, mecid, dests, weights, version_key }) {
    const input = { netuid, mecid, uids: dests, values: weights, versionKey: version_key };
    setWeightsOpenly(ctx, ctx.origin.ensureSigned(), input);
  },
});
