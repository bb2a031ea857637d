import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { compact, tuple, u16, u64, vec } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { forEachSubnet } from "../batch.ts";
import { setWeightsOpenly } from "../set.ts";

/** A hotkey sets its weights on several subnets. */
export const batch_set_weights = call({
  index: 80,
  weight: WEIGHTS.batch_set_weights,
  pays: "no",
  docs: [
    "Set weights on several subnets; one that fails does not stop the others.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet` for each; `BatchCompletedWithErrors` and `BatchWeightItemFailed` for what failed; `BatchWeightsCompleted`.",
    "Errors: `InputLengthsUnequal`; for items those of `set_weights`.",
  ],
  args: {
    netuids: vec(compact(NetUid)).named("Vec<Compact<NetUid>>"),
    weights: vec(vec(tuple(compact(u16), compact(u16)))).named("Vec<Vec<(Compact<u16>, Compact<u16>)>>"),
    version_keys: vec(compact(u64)).named("Vec<Compact<u64>>"),
  },
  dispatch(ctx, { netuids, weights, version_keys }) {
    const hotkey = ctx.origin.ensureSigned();
    ensure(netuids.length === weights.length && netuids.length === version_keys.length, Err.InputLengthsUnequal);
    forEachSubnet(ctx, hotkey, netuids, (netuid, i) => {
      const pairs = weights[i] ?? [];
      const [uids, values] = [pairs.map(([uid]) => uid), pairs.map(([, value]) => value)];
      setWeightsOpenly(ctx, hotkey, { netuid, mecid: 0, uids, values, versionKey: version_keys[i] ?? 0n });
    });
  },
});
