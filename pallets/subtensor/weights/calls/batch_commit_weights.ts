import { call, ensure } from "@waystone/frame";
import { H256, NetUid } from "@waystone/primitives";
import { compact, vec } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { forEachSubnet } from "../batch.ts";
import { commitWeights } from "../commit.ts";

/** A hotkey commits to weights on several subnets. */
export const batch_commit_weights = call({
  index: 100,
  weight: WEIGHTS.batch_commit_weights,
  pays: "no",
  docs: [
    "Commit to weights on several subnets; one that fails does not stop the others.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsCommitted` for each; `BatchCompletedWithErrors` and `BatchWeightItemFailed` for what failed; `BatchWeightsCompleted`.",
    "Errors: `InputLengthsUnequal`; for items those of `commit_weights`.",
  ],
  args: {
    netuids: vec(compact(NetUid)).named("Vec<Compact<NetUid>>"),
    commit_hashes: vec(H256).named("Vec<H256>"),
  },
  dispatch(ctx, { netuids, commit_hashes }) {
    const hotkey = ctx.origin.ensureSigned();
    ensure(netuids.length === commit_hashes.length, Err.InputLengthsUnequal);
    forEachSubnet(ctx, hotkey, netuids, (netuid, i) => {
      const hash = commit_hashes[i];
      if (hash !== undefined) commitWeights(ctx, hotkey, netuid, 0, hash);
    });
  },
});
