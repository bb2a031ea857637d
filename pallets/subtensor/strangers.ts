import { type Context, type RuntimeCall, TransactionInvalid } from "@waystone/frame";
import type { AccountId } from "@waystone/primitives";
import { config } from "./config/config.ts";
import { OwnedHotkeys, Owner } from "./keys/storage.ts";
import { isRegisteredAnywhere } from "./neurons/lookups.ts";
import { TaoPort } from "./ports.ts";
import { type pow_register, workOf } from "./registration/calls/pow_register.ts";
import { ensureWorkRegisters } from "./registration/work.ts";

/** Whether an account has TAO, owns a hotkey, or is one that somebody owns or that is registered. */
function isKnown(ctx: Context, who: AccountId): boolean {
  if (ctx.use(TaoPort).free(ctx, who) > 0n) return true;
  const { store } = ctx;
  return Owner.has(store, who) || OwnedHotkeys.has(store, who) || isRegisteredAnywhere(ctx, who);
}

/**
 * Refuses free calls of this pallet from accounts that the network does not know: each would take its place in a block for nothing, and leave a
 * nonce in the state for ever. Work is the way in without TAO, so a stranger's work is checked before it is let in.
 * @throws TransactionInvalid `Payment`; DispatchFailure what is wrong with the work
 */
export function refuseStranger(ctx: Context, who: AccountId, call: RuntimeCall): void {
  if (!config(ctx).rules.fixes.freeCallsOfKnownOnly || isKnown(ctx, who)) return;
  if (call.call !== "pow_register") throw TransactionInvalid.invalid("Payment");
  const args = call.args as Parameters<typeof pow_register.dispatch>[1];
  ensureWorkRegisters(ctx, args.netuid, args.hotkey, workOf(who, args));
}
