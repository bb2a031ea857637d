import { type Context, ensure, Token } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";
import { AccountBooksPort, BalancesConfigPort } from "../config.ts";
import { DustLost, Endowed, Transfer } from "../events.ts";
import { TotalIssuance } from "../storage.ts";

/** Least balance of an account, in rao. */
export function existentialDeposit(ctx: Context): Rao {
  return ctx.use(BalancesConfigPort).existentialDeposit;
}

/** Free balance, in rao. */
export function free(ctx: Context, who: AccountId): Rao {
  return ctx.use(AccountBooksPort).get(ctx, who).free;
}

/** Sum of all balances, in rao. */
export function issuance(ctx: Context): Rao {
  return TotalIssuance.get(ctx.store);
}

/** What an account can give away, in rao; without the existential deposit where it must stay alive. */
export function reducible(ctx: Context, who: AccountId, keepAlive: boolean): Rao {
  const books = ctx.use(AccountBooksPort);
  const { free: have, frozen, reserved } = books.get(ctx, who);
  let untouchable = frozen > reserved ? frozen - reserved : 0n;
  const deposit = existentialDeposit(ctx);
  if ((keepAlive || books.hasConsumers(ctx, who)) && untouchable < deposit) untouchable = deposit;
  return have > untouchable ? have - untouchable : 0n;
}

/**
 * Writes a free balance. Creates the account where there was none, removes it where less than the existential deposit would stay;
 * what stays then is lost, and both counters of issuance fall.
 */
export function setFree(ctx: Context, who: AccountId, amount: Rao): void {
  const books = ctx.use(AccountBooksPort);
  const before = books.get(ctx, who);
  const deposit = existentialDeposit(ctx);
  const existed = before.free + before.reserved >= deposit;
  const exists = amount + before.reserved >= deposit;
  if (exists) {
    if (!existed) {
      books.incProviders(ctx, who);
      ctx.emit(Endowed({ account: who, free_balance: amount }));
    }
    books.set(ctx, who, { ...books.get(ctx, who), free: amount });
    return;
  }
  books.set(ctx, who, { ...before, free: 0n });
  if (existed) books.decProviders(ctx, who);
  if (amount === 0n) return;
  TotalIssuance.mutate(ctx.store, total => total - amount);
  ctx.emit(DustLost({ account: who, amount }));
  ctx.use(BalancesConfigPort).onIssuance(ctx, -amount);
}

/** Makes sure that an account can give an amount. @throws DispatchFailure a `Token` error */
export function ensureCanGive(ctx: Context, who: AccountId, amount: Rao, keepAlive: boolean): void {
  const books = ctx.use(AccountBooksPort);
  const { free: have, frozen, reserved } = books.get(ctx, who);
  ensure(have >= amount, Token.FundsUnavailable);
  const left = have - amount;
  ensure(left + reserved >= frozen, Token.Frozen);
  if (left + reserved < existentialDeposit(ctx))
    ensure(!keepAlive && !books.hasConsumers(ctx, who), Token.NotExpendable);
}

/** Makes sure that an account can receive an amount. @throws DispatchFailure `Token.BelowMinimum` */
export function ensureCanTake(ctx: Context, who: AccountId, amount: Rao): void {
  if (amount === 0n) return;
  const { free: have, reserved } = ctx.use(AccountBooksPort).get(ctx, who);
  ensure(have + reserved + amount >= existentialDeposit(ctx), Token.BelowMinimum);
}

/** Moves TAO, in rao. @throws DispatchFailure a `Token` error; nothing moved then */
export function transfer(ctx: Context, from: AccountId, to: AccountId, amount: Rao, keepAlive: boolean): void {
  ensureCanGive(ctx, from, amount, keepAlive);
  ensureCanTake(ctx, to, amount);
  if (from === to) return;
  setFree(ctx, from, free(ctx, from) - amount);
  setFree(ctx, to, free(ctx, to) + amount);
  ctx.emit(Transfer({ from, to, amount }));
}
