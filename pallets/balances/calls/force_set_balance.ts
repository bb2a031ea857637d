import { call, weight } from "@waystone/frame";
import { compact, u64 } from "@waystone/scale";
import { BalancesConfigPort } from "../config.ts";
import { BalanceSet } from "../events.ts";
import { existentialDeposit, free, setFree } from "../logic/ledger.ts";
import { Lookup, lookup } from "../lookup.ts";
import { TotalIssuance } from "../storage.ts";

/** Root sets somebody's balance. */
export const force_set_balance = call({
  index: 8,
  weight: weight(200_000_000n),
  docs: ["Set an account's free balance, in rao; the issuance follows.", "Origin: root.", "Emits `BalanceSet`."],
  args: { who: Lookup, new_free: compact(u64).named("T::Balance") },
  dispatch(ctx, { who, new_free }) {
    ctx.origin.ensureRoot();
    const account = lookup(who);
    const wanted = new_free < existentialDeposit(ctx) ? 0n : new_free;
    const before = free(ctx, account);
    TotalIssuance.mutate(ctx.store, total => total + wanted - before);
    ctx.use(BalancesConfigPort).onIssuance(ctx, wanted - before);
    setFree(ctx, account, wanted);
    ctx.emit(BalanceSet({ who: account, free: wanted }));
  },
});
