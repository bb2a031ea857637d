import { call } from "@waystone/frame";
import { MechId, NetUid } from "@waystone/primitives";
import { u16, u64, vec } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { revealWeights } from "../reveal.ts";

/** A neuron reveals weights that it committed in one mechanism. */
export const reveal_mechanism_weights = call({
  index: 116,
  weight: WEIGHTS.reveal_mechanism_weights,
  pays: "no",
  docs: [
    "Reveal committed weights of one mechanism of a subnet and set them.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet`, `WeightsRevealed`.",
    "Errors: those of `reveal_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    mecid: MechId.named("MechId"),
    uids: vec(u16).named("Vec<u16>"),
    values: vec(u16).named("Vec<u16>"),
    salt: vec(u16).named("Vec<u16>"),
    version_key: u64,
  },
  dispatch(ctx, { netuid, mecid, version_key, ...promised }) {
    revealWeights(ctx, ctx.origin.ensureSigned(), netuid, mecid, { ...promised, versionKey: version_key });
  },
});
