import { event } from "@waystone/frame";
import { AccountId, Rao } from "@waystone/primitives";

/** A fee was paid, in rao; the tip is part of `actual_fee`. */
export const TransactionFeePaid = event(0, "A transaction fee was paid, in rao; the tip is part of it.", {
  who: AccountId.named("T::AccountId"),
  actual_fee: Rao.named("BalanceOf<T>"),
  tip: Rao.named("BalanceOf<T>"),
});
