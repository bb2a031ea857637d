import { call, weight } from "@waystone/frame";
import { bool, compact, u64 } from "@waystone/scale";
import { BalancesConfigPort } from "../config.ts";
import { Burned } from "../events.ts";
import { ensureCanGive, free, setFree } from "../logic/ledger.ts";
import { TotalIssuance } from "../storage.ts";

/** Destroys the caller's TAO. */
export const burn = call({
  index: 10,
  weight: weight(150_000_000n),
  docs: ["Destroy TAO of the caller, in rao; the issuance falls.", "Origin: signed.", "Emits `Burned`."],
  args: { value: compact(u64).named("T::Balance"), keep_alive: bool.named("bool") },
  dispatch(ctx, { value, keep_alive }) {
    const who = ctx.origin.ensureSigned();
    ensureCanGive(ctx, who, value, keep_alive);
    TotalIssuance.mutate(ctx.store, total => total - value);
    ctx.use(BalancesConfigPort).onIssuance(ctx, -value);
    setFree(ctx, who, free(ctx, who) - value);
    ctx.emit(Burned({ who, amount: value }));
  },
});
