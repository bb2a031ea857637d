import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { isDust, type LockCourse, rollLock } from "./logic/roll-lock.ts";
import { isNoLock, type LockPart, mergeLocks, noLock, reduceLock, rollInSum } from "./logic/sums.ts";
import {
  DecayingHotkeyLock,
  DecayingLock,
  DecayingOwnerLock,
  HotkeyLock,
  Lock,
  LockingColdkeys,
  MaturityRate,
  OwnerLock,
  UnlockRate,
} from "./storage.ts";
import type { LockState } from "./types.ts";

/** Kinds of locks of which sums are kept: on the owner's hotkey or another one, perpetual or decaying. */
export type LockKind = Pick<LockCourse, "onOwner" | "perpetual">;

/** A coldkey's lock on a hotkey of a subnet. */
export interface HeldLock {
  readonly coldkey: Coldkey;
  readonly hotkey: Hotkey;
  readonly netuid: NetUid;
  readonly lock: LockState;
}

/** Course of locks of a kind. */
export function courseOf({ store }: Context, kind: LockKind): LockCourse {
  return { ...kind, unlockRate: UnlockRate.get(store), maturityRate: MaturityRate.get(store) };
}

/** Whether a coldkey's lock on a subnet does not decay. */
export function isPerpetual({ store }: Context, coldkey: Coldkey, netuid: NetUid): boolean {
  return DecayingLock.get(store, coldkey, netuid) === false;
}

/** Kind of a coldkey's lock on a hotkey. */
export function kindOf(ctx: Context, coldkey: Coldkey, netuid: NetUid, hotkey: Hotkey): LockKind {
  return {
    onOwner: hotkey === SubnetOwnerHotkey.get(ctx.store, netuid),
    perpetual: isPerpetual(ctx, coldkey, netuid),
  };
}

/** Sum of the locks of a kind on a hotkey; those on the owner's hotkey have one sum for the subnet. */
export function sumOf(ctx: Context, netuid: NetUid, hotkey: Hotkey, { onOwner, perpetual }: LockKind): LockState {
  const { store } = ctx;
  const sum = onOwner
    ? (perpetual ? OwnerLock : DecayingOwnerLock).get(store, netuid)
    : (perpetual ? HotkeyLock : DecayingHotkeyLock).get(store, netuid, hotkey);
  return sum ?? noLock(currentBlock(ctx));
}

/** Keeps a sum of locks; an empty one is removed. */
export function keepSum(
  { store }: Context,
  netuid: NetUid,
  hotkey: Hotkey,
  { onOwner, perpetual }: LockKind,
  sum: LockState,
): void {
  if (onOwner) {
    const item = perpetual ? OwnerLock : DecayingOwnerLock;
    if (isNoLock(sum)) item.remove(store, netuid);
    else item.set(store, [netuid], sum);
  } else {
    const item = perpetual ? HotkeyLock : DecayingHotkeyLock;
    if (isNoLock(sum)) item.remove(store, netuid, hotkey);
    else item.set(store, [netuid, hotkey], sum);
  }
}

/** A coldkey's lock on a subnet as it is stored, if it has one; it has one at most. */
export function heldLock({ store }: Context, coldkey: Coldkey, netuid: NetUid): HeldLock | undefined {
  for (const [[, , hotkey], lock] of Lock.iterPrefix(store, coldkey, netuid)) return { coldkey, hotkey, netuid, lock };
  return undefined;
}

/** Keeps a lock; one of which next to nothing is left is removed. */
export function keepLock({ store }: Context, { coldkey, hotkey, netuid, lock }: HeldLock): void {
  if (isDust(lock)) {
    LockingColdkeys.remove(store, netuid, hotkey, coldkey);
    Lock.remove(store, coldkey, netuid, hotkey);
  } else {
    LockingColdkeys.set(store, [netuid, hotkey, coldkey], undefined);
    Lock.set(store, [coldkey, netuid, hotkey], lock);
  }
}

/** Brings a lock and the sum of its kind up to this block and keeps the sum; the lock is the caller's to keep. */
export function rolledLock(ctx: Context, held: HeldLock): HeldLock {
  const { coldkey, netuid, hotkey } = held;
  const kind = kindOf(ctx, coldkey, netuid, hotkey);
  const sum = sumOf(ctx, netuid, hotkey, kind);
  const rolled = rollInSum({ lock: held.lock, sum }, currentBlock(ctx), courseOf(ctx, kind));
  keepSum(ctx, netuid, hotkey, kind, rolled.sum);
  return { ...held, lock: rolled.lock };
}

/** A lock as it stands at this block; nothing is kept. */
export function lockNow(ctx: Context, { coldkey, hotkey, netuid, lock }: HeldLock): LockState {
  return rollLock(lock, currentBlock(ctx), courseOf(ctx, kindOf(ctx, coldkey, netuid, hotkey)));
}

/** Adds a lock to the sum of its kind. */
export function addToSum(ctx: Context, { coldkey, netuid, hotkey }: HeldLock, added: LockState): void {
  const kind = kindOf(ctx, coldkey, netuid, hotkey);
  const [course, now] = [courseOf(ctx, kind), currentBlock(ctx)];
  const sum = mergeLocks(rollLock(sumOf(ctx, netuid, hotkey, kind), now, course), added);
  keepSum(ctx, netuid, hotkey, kind, rollLock(sum, now, course));
}

/** Takes part of a lock out of the sum of its kind. */
export function takeFromSum(ctx: Context, { coldkey, netuid, hotkey }: HeldLock, part: LockPart): void {
  const kind = kindOf(ctx, coldkey, netuid, hotkey);
  const sum = rollLock(sumOf(ctx, netuid, hotkey, kind), currentBlock(ctx), courseOf(ctx, kind));
  keepSum(ctx, netuid, hotkey, kind, reduceLock(sum, part));
}
