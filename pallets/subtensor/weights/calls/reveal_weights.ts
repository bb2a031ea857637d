import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16, u64, vec } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { revealWeights } from "../reveal.ts";

/** A neuron reveals weights that it committed. */
export const reveal_weights = call({
  index: 97,
  weight: WEIGHTS.reveal_weights,
  pays: "no",
  docs: [
    "Reveal committed weights and set them. Older commits are dropped.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet`, `WeightsRevealed`.",
    "Errors: `CommitRevealDisabled`, `NoWeightsCommitFound`, `ExpiredWeightCommit`, `InvalidRevealCommitHashNotMatch`, `RevealTooEarly`; those of `set_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    uids: vec(u16).named("Vec<u16>"),
    values: vec(u16).named("Vec<u16>"),
    salt: vec(u16).named("Vec<u16>"),
    version_key: u64,
  },
  dispatch(ctx, { netuid, version_key, ...promised }) {
    revealWeights(ctx, ctx.origin.ensureSigned(), netuid, 0, { ...promised, versionKey: version_key });
  },
});
