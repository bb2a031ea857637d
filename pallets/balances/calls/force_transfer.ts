import { call, weight } from "@waystone/frame";
import { compact, u64 } from "@waystone/scale";
import { transfer } from "../logic/ledger.ts";
import { Lookup, lookup } from "../lookup.ts";

/** Root moves somebody's TAO. */
export const force_transfer = call({
  index: 2,
  weight: weight(200_000_000n),
  docs: ["Transfer TAO, in rao, from any account.", "Origin: root.", "Emits `Transfer`."],
  args: { source: Lookup, dest: Lookup, value: compact(u64).named("T::Balance") },
  dispatch(ctx, { source, dest, value }) {
    ctx.origin.ensureRoot();
    transfer(ctx, lookup(source), lookup(dest), value, false);
  },
});
