import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { u16 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { setChildTake } from "../take.ts";

/** A child hotkey sets its take. */
export const set_childkey_take = call({
  index: 75,
  weight: WEIGHTS.set_childkey_take,
  docs: [
    "Set what a hotkey takes on a subnet of the dividends of parents of other owners, in 65535ths. A raise is possible only so often.",
    "Origin: signed by the coldkey that owns the hotkey.",
    "Emits `ChildKeyTakeSet`.",
    "Errors: `NonAssociatedColdKey`, `InvalidChildkeyTake`, `TxChildkeyTakeRateLimitExceeded`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId"), netuid: NetUid.named("NetUid"), take: u16 },
  dispatch(ctx, { hotkey, netuid, take }) {
    setChildTake(ctx, ctx.origin.ensureSigned(), hotkey, netuid, take);
  },
});
