import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { u16 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { TakeIncreased } from "../events.ts";
import { raiseTake } from "../take.ts";

/** A delegate raises its take. */
export const increase_take = call({
  index: 66,
  weight: WEIGHTS.increase_take,
  pays: "no",
  docs: [
    "Raise the take of a hotkey, in 65535ths of what its nominators earn, if more than `TxDelegateTakeRateLimit` blocks have passed since it was changed.",
    "Origin: signed by the coldkey that owns the hotkey; free of fees.",
    "Emits `TakeIncreased`.",
    "Errors: `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow`, `DelegateTakeTooHigh`, `DelegateTxRateLimitExceeded`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId"), take: u16 },
  dispatch(ctx, { hotkey, take }) {
    const coldkey = ctx.origin.ensureSigned();
    raiseTake(ctx, coldkey, hotkey, take);
    ctx.emit(TakeIncreased(coldkey, hotkey, take));
  },
});
