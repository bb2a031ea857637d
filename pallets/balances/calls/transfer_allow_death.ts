import { call, weight } from "@waystone/frame";
import { compact, u64 } from "@waystone/scale";
import { transfer } from "../logic/ledger.ts";
import { Lookup, lookup } from "../lookup.ts";

/** Moves TAO; the sender's account may vanish. */
export const transfer_allow_death = call({
  index: 0,
  weight: weight(150_000_000n),
  docs: ["Transfer TAO, in rao. The sender's account may be removed by it.", "Origin: signed.", "Emits `Transfer`."],
  args: { dest: Lookup, value: compact(u64).named("T::Balance") },
  dispatch(ctx, { dest, value }) {
    transfer(ctx, ctx.origin.ensureSigned(), lookup(dest), value, false);
  },
});
