import { call } from "@waystone/frame";
import { H256, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { commitWeights } from "../commit.ts";

/** A neuron commits to weights that it reveals later. */
export const commit_weights = call({
  index: 96,
  weight: WEIGHTS.commit_weights,
  pays: "no",
  docs: [
    "Commit to weights by their hash; `reveal_weights` sets them, `RevealPeriodEpochs` epochs later.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsCommitted`.",
    "Errors: `MechanismDoesNotExist`, `CommitRevealDisabled`, `HotKeyNotRegisteredInSubNet`, `CommittingWeightsTooFast`, `TooManyUnrevealedCommits`.",
  ],
  args: { netuid: NetUid.named("NetUid"), commit_hash: H256.named("H256") },
  dispatch(ctx, { netuid, commit_hash }) {
    commitWeights(ctx, ctx.origin.ensureSigned(), netuid, 0, commit_hash);
  },
});
