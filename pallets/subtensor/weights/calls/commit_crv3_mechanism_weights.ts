import { call } from "@waystone/frame";
import { MechId, NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { CommitRevealWeightsVersion } from "../storage.ts";
import { commitTimelocked } from "../timelock.ts";
import { Ciphertext } from "../types.ts";

/** A neuron commits to weights in one mechanism that reveal themselves, without naming a version. */
export const commit_crv3_mechanism_weights = call({
  index: 117,
  weight: WEIGHTS.commit_crv3_mechanism_weights,
  pays: "no",
  docs: [
    "Commit to weights in one mechanism under a timelock, as `commit_timelocked_mechanism_weights` does with the version of now.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `TimelockedWeightsCommitted`.",
    "Errors: those of `commit_timelocked_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    mecid: MechId.named("MechId"),
    commit: Ciphertext.named("BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>"),
    reveal_round: u64,
  },
  dispatch(ctx, { netuid, mecid, commit, reveal_round }) {
    const version = CommitRevealWeightsVersion.get(ctx.store);
    commitTimelocked(ctx, ctx.origin.ensureSigned(), {
      netuid,
      mecid,
      ciphertext: commit,
      round: reveal_round,
      version,
    });
  },
});
