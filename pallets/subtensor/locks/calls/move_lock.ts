import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { moveLock } from "../lock.ts";

/** A coldkey moves its lock to another hotkey. */
export const move_lock = call({
  index: 137,
  weight: WEIGHTS.move_lock,
  docs: [
    "Move the caller's lock on a subnet to another hotkey. Conviction starts anew unless both hotkeys have one owner.",
    "Origin: signed by the coldkey.",
    "Emits `LockMoved`.",
    "Errors: `HotKeyAccountNotExists`, `NoExistingLock`.",
  ],
  args: { destination_hotkey: AccountId.named("T::AccountId"), netuid: NetUid.named("NetUid") },
  dispatch(ctx, { destination_hotkey, netuid }) {
    moveLock(ctx, ctx.origin.ensureSigned(), destination_hotkey, netuid);
  },
});
