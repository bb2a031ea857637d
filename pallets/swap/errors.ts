import { defineErrors } from "@waystone/frame";

/** Errors of the Swap pallet. */
export const Err = defineErrors({
  FeeRateTooHigh: [0, "The fee rate is above MaxFeeRate; choose a lower one."],
  InsufficientInputAmount: [1, "The amount is too small to swap."],
  InsufficientLiquidity: [2, "The pool holds less than the swap would pay out; swap a smaller amount."],
  PriceLimitExceeded: [3, "The pool's price has reached the price limit already; choose another limit or wait."],
  InsufficientBalance: [4, "The caller does not have the amount."],
  InvalidTickRange: [5, "The range of prices is not valid."],
  InvalidLiquidityValue: [6, "The liquidity is not valid; it may be too small."],
  ReservesTooLow: [7, "A reserve of the pool is too low, or the amount too small to be paid anything for it."],
  MechanismDoesNotExist: [8, "There is no subnet of this number."],
  SubtokenDisabled: [9, "The subnet's alpha cannot be traded yet."],
  ReservesOutOfBalance: [10, "The reserves lie too far apart for a weight of 1 to 99 percent."],
  SwapInputTooLarge: [11, "The amount is more than 1000 times what the pool holds of it; swap less."],
  Deprecated: [12, "The call is no longer in use: pools belong to the protocol, users add no liquidity."],
});
