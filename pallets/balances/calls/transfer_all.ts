import { call, weight } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { reducible, transfer } from "../logic/ledger.ts";
import { Lookup, lookup } from "../lookup.ts";

/** Moves all TAO that can move. */
export const transfer_all = call({
  index: 4,
  weight: weight(150_000_000n),
  docs: [
    "Transfer all TAO that is free to move. With `keep_alive` the existential deposit stays.",
    "Origin: signed.",
    "Emits `Transfer`.",
  ],
  args: { dest: Lookup, keep_alive: bool.named("bool") },
  dispatch(ctx, { dest, keep_alive }) {
    const who = ctx.origin.ensureSigned();
    transfer(ctx, who, lookup(dest), reducible(ctx, who, keep_alive), keep_alive);
  },
});
