import { type Context, ensure, Token } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";
import { Deposit, Issued, Rescinded, Withdraw } from "../events.ts";
import { TotalIssuance } from "../storage.ts";
import {
  ensureCanGive,
  ensureCanTake,
  existentialDeposit,
  free,
  issuance,
  reducible,
  setFree,
  transfer,
} from "./ledger.ts";

/** Takes TAO out of an account and out of no other place: the caller owes it to somebody or destroys it. @throws DispatchFailure a `Token` error */
function withdraw(ctx: Context, who: AccountId, amount: Rao, keepAlive: boolean): void {
  if (amount === 0n) return;
  ensureCanGive(ctx, who, amount, keepAlive);
  setFree(ctx, who, free(ctx, who) - amount);
  ctx.emit(Withdraw({ who, amount }));
}

/** Puts TAO into an account that the caller took from somewhere or created. @throws DispatchFailure `Token.BelowMinimum` */
function deposit(ctx: Context, who: AccountId, amount: Rao): void {
  if (amount === 0n) return;
  ensureCanTake(ctx, who, amount);
  setFree(ctx, who, free(ctx, who) + amount);
  ctx.emit(Deposit({ who, amount }));
}

/** Creates TAO that belongs to nobody yet: issuance grows. */
function issue(ctx: Context, amount: Rao): void {
  if (amount === 0n) return;
  TotalIssuance.mutate(ctx.store, total => total + amount);
  ctx.emit(Issued({ amount }));
}

/** Destroys TAO that belongs to nobody any more: issuance falls. */
function rescind(ctx: Context, amount: Rao): void {
  if (amount === 0n) return;
  ensure(issuance(ctx) >= amount, Token.FundsUnavailable);
  TotalIssuance.mutate(ctx.store, total => total - amount);
  ctx.emit(Rescinded({ amount }));
}

/** All that other pallets do with TAO, in rao. The runtime puts it behind their ports. */
export const currency = {
  existentialDeposit,
  free,
  issuance,
  reducible,
  transfer,
  withdraw,
  deposit,
  issue,
  rescind,
} as const;

/** What other pallets can do with TAO. */
export type Currency = typeof currency;
