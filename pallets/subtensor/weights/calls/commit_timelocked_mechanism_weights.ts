import { call } from "@waystone/frame";
import { MechId, NetUid } from "@waystone/primitives";
import { u16, u64 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { commitTimelocked } from "../timelock.ts";
import { Ciphertext } from "../types.ts";

/** A neuron commits to weights in one mechanism that reveal themselves. */
export const commit_timelocked_mechanism_weights = call({
  index: 118,
  weight: WEIGHTS.commit_timelocked_mechanism_weights,
  pays: "no",
  docs: [
    "Commit to weights in one mechanism under a timelock: up to 5000 bytes of ciphertext that the chain opens with a drand round, `RevealPeriodEpochs` epochs later.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `TimelockedWeightsCommitted`.",
    "Errors: those of `commit_timelocked_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    mecid: MechId.named("MechId"),
    commit: Ciphertext.named("BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>"),
    reveal_round: u64,
    commit_reveal_version: u16,
  },
  dispatch(ctx, { netuid, mecid, commit, reveal_round, commit_reveal_version }) {
    commitTimelocked(ctx, ctx.origin.ensureSigned(), {
      netuid,
      mecid,
      ciphertext: commit,
      round: reveal_round,
      version: commit_reveal_version,
    });
  },
});
