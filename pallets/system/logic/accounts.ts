import { ConsumerRemaining, type Context, ensure, NoProviders, type Store } from "@waystone/frame";
import type { AccountId } from "@waystone/primitives";
import { KilledAccount, NewAccount } from "../events.ts";
import { Account } from "../storage.ts";
import type { AccountInfo } from "../types.ts";

/** What is known of an account; the default where it does not exist. */
export function accountInfo(ctx: Context, who: AccountId): AccountInfo {
  return Account.get(ctx.store, who);
}

/** One more reason for the account to exist; the first one creates it. */
export function incProviders(ctx: Context, who: AccountId): void {
  const info = Account.get(ctx.store, who);
  Account.set(ctx.store, [who], { ...info, providers: info.providers + 1 });
  if (info.providers === 0 && info.sufficients === 0) ctx.emit(NewAccount({ account: who }));
}

/**
 * One reason less for the account to exist; the last one removes it, nonce included.
 * @throws DispatchFailure `ConsumerRemaining` where somebody still depends on it
 */
export function decProviders(ctx: Context, who: AccountId): void {
  const info = Account.get(ctx.store, who);
  ensure(info.providers > 0, NoProviders);
  if (info.providers > 1 || info.sufficients > 0) {
    Account.set(ctx.store, [who], { ...info, providers: info.providers - 1 });
    return;
  }
  ensure(info.consumers === 0, ConsumerRemaining);
  Account.remove(ctx.store, who);
  ctx.emit(KilledAccount({ account: who }));
}

/** Somebody depends on the account from here on. @throws DispatchFailure `NoProviders` where it does not exist */
export function incConsumers(ctx: Context, who: AccountId): void {
  const info = Account.get(ctx.store, who);
  ensure(info.providers > 0, NoProviders);
  Account.set(ctx.store, [who], { ...info, consumers: info.consumers + 1 });
}

/** Somebody depends on the account no more. */
export function decConsumers(ctx: Context, who: AccountId): void {
  const info = Account.get(ctx.store, who);
  Account.set(ctx.store, [who], { ...info, consumers: Math.max(0, info.consumers - 1) });
}

/** Nonce that an account's next transaction must have, transactions in the pool not counted. */
export function accountNonce(store: Store, who: AccountId): number {
  return Account.get(store, who).nonce;
}
