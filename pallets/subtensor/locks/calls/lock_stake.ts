import { call } from "@waystone/frame";
import { AccountId, Alpha, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { lockStake } from "../lock.ts";

/** A coldkey locks alpha on a hotkey. */
export const lock_stake = call({
  index: 136,
  weight: WEIGHTS.lock_stake,
  docs: [
    "Lock alpha, in rao, on a hotkey of a subnet, or add it to the lock that is there. All of the coldkey's alpha on the subnet stands for it.",
    "Origin: signed by the coldkey.",
    "Emits `StakeLocked`.",
    "Errors: `AmountTooLow`, `HotKeyAccountNotExists`, `LockHotkeyMismatch` for another hotkey than that of the lock, `InsufficientStakeForLock`.",
  ],
  args: {
    hotkey: AccountId.named("T::AccountId"),
    netuid: NetUid.named("NetUid"),
    amount: Alpha.named("AlphaBalance"),
  },
  dispatch(ctx, { hotkey, netuid, amount }) {
    lockStake(ctx, ctx.origin.ensureSigned(), netuid, hotkey, amount);
  },
});
