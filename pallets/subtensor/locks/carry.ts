import { type Context, ensure } from "@waystone/frame";
import { type Alpha, type NetUid, U64F64 } from "@waystone/primitives";
import type { Coldkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { AccountFlags } from "../keys/storage.ts";
import { alphaOfColdkey } from "./availability.ts";
import { addToSum, type HeldLock, heldLock, keepLock, lockNow, takeFromSum } from "./held-lock.ts";
import { convictionOf, type LockPart, mergeLocks, noLock, reduceLock } from "./logic/sums.ts";

/** Bit of an account's flags by which it accepts locked alpha from others. */
const ACCEPTS_LOCKED = 1n;

/** Whether an account takes locked alpha from others; it takes none unless it says so. */
export function acceptsLocked(ctx: Context, coldkey: Coldkey): boolean {
  return (AccountFlags.get(ctx.store, coldkey) & ACCEPTS_LOCKED) !== 0n;
}

/** Makes an account take locked alpha from others, or refuse it. */
export function setAcceptsLocked({ store }: Context, coldkey: Coldkey, accepts: boolean): void {
  const flags = AccountFlags.get(store, coldkey);
  const next = accepts ? flags | ACCEPTS_LOCKED : flags & ~ACCEPTS_LOCKED;
  if (next === 0n) AccountFlags.remove(store, coldkey);
  else AccountFlags.set(store, [coldkey], next);
}

/** The part of a lock that goes along with alpha, in rao: what exceeds the alpha that is free. */
function partWith(ctx: Context, source: HeldLock, alpha: Alpha): LockPart {
  const { lock } = source;
  const total = alphaOfColdkey(ctx, source.coldkey, source.netuid);
  const free = total > lock.locked_mass ? total - lock.locked_mass : 0n;
  const beyond = alpha > free ? alpha - free : 0n;
  const locked_mass = beyond < lock.locked_mass ? beyond : lock.locked_mass;
  return { locked_mass, conviction: locked_mass === 0n ? U64F64.ZERO : convictionOf(lock, locked_mass) };
}

/**
 * Lets the lock go along with alpha, in rao, that changes its coldkey within a subnet: free alpha goes first, the rest takes mass
 * and conviction with it (`runtime.md` 5.8). Before the alpha moves.
 * @throws DispatchFailure `LockHotkeyMismatch` where the receiver's lock is on another hotkey; `AccountRejectsLockedAlpha`
 */
export function carryLock(ctx: Context, from: Coldkey, to: Coldkey, netuid: NetUid, alpha: Alpha): void {
  if (from === to || alpha === 0n) return;
  const held = heldLock(ctx, from, netuid);
  if (held === undefined) return;
  const now = currentBlock(ctx);
  const source = { ...held, lock: lockNow(ctx, held) };
  const present = heldLock(ctx, to, netuid);
  const target = present ?? { coldkey: to, hotkey: source.hotkey, netuid, lock: noLock(now) };
  const part = partWith(ctx, source, alpha);
  if (part.locked_mass > 0n) {
    ensure(target.hotkey === source.hotkey, Err.LockHotkeyMismatch);
    ensure(acceptsLocked(ctx, to), Err.AccountRejectsLockedAlpha);
  }
  const moved = { ...part, last_update: now };
  const received = mergeLocks(lockNow(ctx, target), moved);
  keepLock(ctx, { ...source, lock: lockNow(ctx, { ...source, lock: reduceLock(source.lock, part) }) });
  keepLock(ctx, { ...target, lock: lockNow(ctx, { ...target, lock: received }) });
  if (part.locked_mass === 0n) return;
  takeFromSum(ctx, source, part);
  addToSum(ctx, target, moved);
}
