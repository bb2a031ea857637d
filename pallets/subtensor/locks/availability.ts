import { type Context, ensure } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import type { Coldkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { StakingHotkeys } from "../keys/storage.ts";
import { stakeOf } from "../shares/stake.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { rollLock } from "./logic/roll-lock.ts";
import { DecayingLock, Lock, MaturityRate, UnlockRate } from "./storage.ts";
import type { LockState } from "./types.ts";

/** Alpha in rao that a coldkey has on all hotkeys of a subnet. */
export function alphaOfColdkey(ctx: Context, coldkey: Coldkey, netuid: NetUid): Alpha {
  return StakingHotkeys.get(ctx.store, coldkey).reduce(
    (sum, hotkey) => sum + stakeOf(ctx, hotkey, coldkey, netuid),
    0n,
  );
}

/** The lock of a coldkey on a subnet as of this block, or `undefined` where it has none. */
export function lockOf(ctx: Context, coldkey: Coldkey, netuid: NetUid): LockState | undefined {
  const { store } = ctx;
  for (const [[, , hotkey], lock] of Lock.iterPrefix(store, coldkey, netuid))
    return rollLock(lock, currentBlock(ctx), {
      unlockRate: UnlockRate.get(store),
      maturityRate: MaturityRate.get(store),
      onOwner: SubnetOwnerHotkey.has(store, netuid) && SubnetOwnerHotkey.get(store, netuid) === hotkey,
      perpetual: DecayingLock.get(store, coldkey, netuid) === false,
    });
  return undefined;
}

/** Alpha in rao that a coldkey has locked on a subnet, as of this block. */
export function lockedOf(ctx: Context, coldkey: Coldkey, netuid: NetUid): Alpha {
  return lockOf(ctx, coldkey, netuid)?.locked_mass ?? 0n;
}

/** Alpha in rao that a coldkey can take out of a subnet, from any hotkey: what its lock does not hold. */
export function availableOf(ctx: Context, coldkey: Coldkey, netuid: NetUid): Alpha {
  const [total, locked] = [alphaOfColdkey(ctx, coldkey, netuid), lockedOf(ctx, coldkey, netuid)];
  return total > locked ? total - locked : 0n;
}

/** @throws DispatchFailure `StakeUnavailable` where a coldkey's lock on a subnet holds some of the alpha */
export function ensureAvailable(ctx: Context, coldkey: Coldkey, netuid: NetUid, alpha: Alpha): void {
  ensure(availableOf(ctx, coldkey, netuid) >= alpha, Err.StakeUnavailable);
}
