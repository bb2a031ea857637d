import { event } from "@waystone/frame";
import { AccountId, Rao } from "@waystone/primitives";

const who = AccountId.named("T::AccountId");
const amount = Rao.named("T::Balance");

/** An account came into being with this balance. */
export const Endowed = event(0, "An account was created with some free balance.", {
  account: who,
  free_balance: amount,
});
/** A balance below the existential deposit vanished with its account. */
export const DustLost = event(
  1,
  "An account was removed with a balance below the existential deposit, which is lost.",
  { account: who, amount },
);
/** TAO moved. */
export const Transfer = event(2, "Transfer succeeded.", { from: who, to: who, amount });
/** Root set a balance. */
export const BalanceSet = event(3, "A balance was set by root.", { who, free: amount });
/** Part of a balance is reserved. */
export const Reserved = event(4, "Some balance was reserved.", { who, amount });
/** Part of a balance is reserved no more. */
export const Unreserved = event(5, "Some balance was unreserved.", { who, amount });
/** TAO came in, such as a fee's refund. */
export const Deposit = event(7, "Some amount was deposited.", { who, amount });
/** TAO went out, such as a fee. */
export const Withdraw = event(8, "Some amount was withdrawn from the account.", { who, amount });
/** TAO was made. */
export const Minted = event(10, "Some amount was minted into an account.", { who, amount });
/** TAO was destroyed. */
export const Burned = event(11, "Some amount was burned from an account.", { who, amount });
/** An account has the present form. */
export const Upgraded = event(14, "An account was upgraded.", { who });
/** Issuance grew. */
export const Issued = event(15, "Total issuance was increased, creating a credit.", { amount });
/** Issuance fell. */
export const Rescinded = event(16, "Total issuance was decreased, creating a debt.", { amount });
/** Root set the issuance. */
export const TotalIssuanceForced = event(21, "The total issuance was set by root.", { old: amount, new: amount });
