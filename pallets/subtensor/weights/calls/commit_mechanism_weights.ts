import { call } from "@waystone/frame";
import { H256, MechId, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { commitWeights } from "../commit.ts";

/** A neuron commits to weights in one mechanism. */
export const commit_mechanism_weights = call({
  index: 115,
  weight: WEIGHTS.commit_mechanism_weights,
  pays: "no",
  docs: [
    "Commit to weights in one mechanism of a subnet by their hash.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsCommitted`.",
    "Errors: those of `commit_weights`.",
  ],
  args: { netuid: NetUid.named("NetUid"), mecid: MechId.named("MechId"), commit_hash: H256.named("H256") },
  dispatch(ctx, { netuid, mecid, commit_hash }) {
    commitWeights(ctx, ctx.origin.ensureSigned(), netuid, mecid, commit_hash);
  },
});
