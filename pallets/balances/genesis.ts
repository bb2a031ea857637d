import type { Context } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";
import { free, setFree } from "./logic/ledger.ts";
import { TotalIssuance } from "./storage.ts";

/** Gives accounts their balances at block 0, in rao; the issuance follows. */
export function genesis(ctx: Context, balances: readonly (readonly [AccountId, Rao])[]): void {
  for (const [who, amount] of balances) {
    TotalIssuance.mutate(ctx.store, total => total + amount);
    setFree(ctx, who, free(ctx, who) + amount);
  }
}
