import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16, u64, vec } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { revealAll } from "../reveal.ts";

/** A neuron reveals several of its commits. */
export const batch_reveal_weights = call({
  index: 98,
  weight: WEIGHTS.batch_reveal_weights,
  pays: "no",
  docs: [
    "Reveal several commits on a subnet and set their weights in turn: all or none.",
    "Origin: signed by the validator's hotkey. Free.",
    "Emits `WeightsSet` for each, `WeightsBatchRevealed`.",
    "Errors: `InputLengthsUnequal`; those of `reveal_weights`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    uids_list: vec(vec(u16)).named("Vec<Vec<u16>>"),
    values_list: vec(vec(u16)).named("Vec<Vec<u16>>"),
    salts_list: vec(vec(u16)).named("Vec<Vec<u16>>"),
    version_keys: vec(u64).named("Vec<u64>"),
  },
  dispatch(ctx, { netuid, uids_list, values_list, salts_list, version_keys }) {
    const hotkey = ctx.origin.ensureSigned();
    const count = uids_list.length;
    ensure(
      [values_list, salts_list, version_keys].every(list => list.length === count),
      Err.InputLengthsUnequal,
    );
    const promised = uids_list.map((uids, i) => ({
      uids,
      values: values_list[i] ?? [],
      salt: salts_list[i] ?? [],
      versionKey: version_keys[i] ?? 0n,
    }));
    revealAll(ctx, hotkey, netuid, promised);
  },
});
