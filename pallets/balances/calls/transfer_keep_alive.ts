import { call, weight } from "@waystone/frame";
import { compact, u64 } from "@waystone/scale";
import { transfer } from "../logic/ledger.ts";
import { Lookup, lookup } from "../lookup.ts";

/** Moves TAO; the sender's account stays. */
export const transfer_keep_alive = call({
  index: 3,
  weight: weight(150_000_000n),
  docs: ["Transfer TAO, in rao, if the sender's account stays alive.", "Origin: signed.", "Emits `Transfer`."],
  args: { dest: Lookup, value: compact(u64).named("T::Balance") },
  dispatch(ctx, { dest, value }) {
    transfer(ctx, ctx.origin.ensureSigned(), lookup(dest), value, true);
  },
});
