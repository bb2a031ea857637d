import { type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { compact, newtype, toHex, tuple, u32, unit } from "@waystone/scale";
import { Account } from "../storage.ts";

const Tag = tuple(AccountId, u32);
/** Tag of the pool that a transaction of this account and nonce provides. */
export function nonceTag(who: AccountId, nonce: number): string {
  return toHex(Tag.encode([who, nonce]));
}

/**
 * Transactions of an account go in the order of their nonces. An account that does not exist may only make calls without a fee
 * (hotkeys hold no balance).
 */
export const CheckNonce: TransactionExtension = transactionExtension<number, undefined>({
  identifier: "CheckNonce",
  extra: newtype("frame_system::extensions::check_nonce::CheckNonce", compact(u32).named("T::Nonce")),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ ctx, who, info }, nonce) {
    const account = Account.get(ctx.store, who);
    if (account.providers === 0 && account.sufficients === 0 && info.pays === "Yes")
      throw TransactionInvalid.invalid("Payment");
    if (nonce < account.nonce) throw TransactionInvalid.invalid("Stale");
    return {
      provides: [nonceTag(who, nonce)],
      requires: nonce > account.nonce ? [nonceTag(who, nonce - 1)] : [],
    };
  },
  prepare({ ctx, who }, nonce) {
    const account = Account.get(ctx.store, who);
    if (nonce !== account.nonce) throw TransactionInvalid.invalid(nonce < account.nonce ? "Stale" : "Future");
    Account.set(ctx.store, [who], { ...account, nonce: nonce + 1 });
    return undefined;
  },
});
