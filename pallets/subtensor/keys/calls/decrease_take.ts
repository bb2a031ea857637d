import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { u16 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { TakeDecreased } from "../events.ts";
import { lowerTake } from "../take.ts";

/** A delegate lowers its take. */
export const decrease_take = call({
  index: 65,
  weight: WEIGHTS.decrease_take,
  pays: "no",
  docs: [
    "Lower the take of a hotkey, in 65535ths of what its nominators earn.",
    "Origin: signed by the coldkey that owns the hotkey; free of fees.",
    "Emits `TakeDecreased`.",
    "Errors: `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId"), take: u16 },
  dispatch(ctx, { hotkey, take }) {
    const coldkey = ctx.origin.ensureSigned();
    lowerTake(ctx, coldkey, hotkey, take);
    ctx.emit(TakeDecreased(coldkey, hotkey, take));
  },
});
