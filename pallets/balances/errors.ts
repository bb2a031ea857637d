import { defineErrors } from "@waystone/frame";

/** Errors of the Balances pallet. Most of what can fail is a `Token` error of the runtime instead. */
export const Err = defineErrors({
  VestingBalance: [0, "Vesting holds the balance, which is too high to send."],
  LiquidityRestrictions: [1, "Locks on the account keep it from withdrawing."],
  InsufficientBalance: [2, "The balance is too low to send the amount."],
  ExistentialDeposit: [3, "The amount is below the existential deposit, so no account can be made of it."],
  Expendability: [4, "The transfer or payment would remove the account."],
  ExistingVestingSchedule: [5, "The account has a vesting schedule already."],
  DeadAccount: [6, "The account that is to receive must exist and does not."],
  TooManyReserves: [7, "The account has as many named reserves as it may have."],
  TooManyHolds: [8, "The account has as many holds as it may have."],
  TooManyFreezes: [9, "The account has as many freezes as it may have."],
  IssuanceDeactivated: [10, "The issuance cannot be changed: it is out of use already."],
  DeltaZero: [11, "The change must not be zero."],
});
