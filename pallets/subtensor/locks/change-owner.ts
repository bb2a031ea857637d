import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { courseOf, keepSum, type LockKind, sumOf } from "./held-lock.ts";
import { rollLock } from "./logic/roll-lock.ts";
import { isNoLock, mergeLocks, noLock } from "./logic/sums.ts";

/** A sum of locks as of this block. */
function sumNow(ctx: Context, netuid: NetUid, hotkey: Hotkey, kind: LockKind): ReturnType<typeof sumOf> {
  return rollLock(sumOf(ctx, netuid, hotkey, kind), currentBlock(ctx), courseOf(ctx, kind));
}

/** Adds one sum of locks to another and leaves nothing of it. */
function moveSum(ctx: Context, netuid: NetUid, hotkey: Hotkey, from: LockKind, to: LockKind): void {
  const stored = sumOf(ctx, netuid, hotkey, from);
  if (isNoLock(stored)) return;
  const now = currentBlock(ctx);
  const sum = { ...mergeLocks(sumNow(ctx, netuid, hotkey, to), sumNow(ctx, netuid, hotkey, from)), last_update: now };
  keepSum(ctx, netuid, hotkey, from, noLock(now));
  keepSum(ctx, netuid, hotkey, to, to.onOwner ? rollLock(sum, now, courseOf(ctx, to)) : sum);
}

/**
 * When a subnet's owner changes: the sums of locks on the old owner's hotkey become those of any hotkey, and those on the new
 * one's the owner's, whose conviction is all that is locked (`runtime.md` 5.8). While the old owner still owns the subnet.
 */
export function moveOwnerSums(ctx: Context, netuid: NetUid, oldHotkey: Hotkey, newHotkey: Hotkey): void {
  for (const perpetual of [true, false])
    moveSum(ctx, netuid, oldHotkey, { onOwner: true, perpetual }, { onOwner: false, perpetual });
  for (const perpetual of [true, false])
    moveSum(ctx, netuid, newHotkey, { onOwner: false, perpetual }, { onOwner: true, perpetual });
}
