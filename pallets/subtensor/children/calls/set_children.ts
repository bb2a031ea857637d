import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { tuple, u64, vec } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { nameChildren } from "../name-children.ts";

/** A hotkey names its children on a subnet. */
export const set_children = call({
  index: 67,
  weight: WEIGHTS.set_children,
  docs: [
    "Name the hotkeys that work with parts of a hotkey's stake on a subnet, in place of those named before: at most 5, each with its part as a 64-bit fraction. They count after `PendingChildKeyCooldown` blocks and the epoch that follows, at once on a subnet that is not started.",
    "Origin: signed by the coldkey that owns the hotkey.",
    "Emits `SetChildrenScheduled`, or `SetChildren`.",
    "Errors: `TxRateLimitExceeded`, `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists`, `NonAssociatedColdKey`, `DuplicateChild`, `InvalidChild`, `TooManyChildren`, `ProportionOverflow`, `ChildParentInconsistency`, `NotEnoughStakeToSetChildkeys`.",
  ],
  args: {
    hotkey: AccountId.named("T::AccountId"),
    netuid: NetUid.named("NetUid"),
    children: vec(tuple(u64, AccountId)).named("Vec<(u64, T::AccountId)>"),
  },
  dispatch(ctx, { hotkey, netuid, children }) {
    nameChildren(ctx, ctx.origin.ensureSigned(), hotkey, netuid, children);
  },
});
