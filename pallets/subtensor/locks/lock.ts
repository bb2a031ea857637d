import { type Context, DispatchFailure, ensure } from "@waystone/frame";
import { type Alpha, type NetUid, U64F64 } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { ensureHotkeyExists, ownerOf } from "../keys/hotkeys.ts";
import { OwnerCutAutoLockEnabled } from "../subnets/hyperparameters.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { alphaOfColdkey } from "./availability.ts";
import { LockMoved, PerpetualLockUpdated, StakeLocked } from "./events.ts";
import {
  addToSum,
  type HeldLock,
  heldLock,
  isPerpetual,
  keepLock,
  lockNow,
  rolledLock,
  takeFromSum,
} from "./held-lock.ts";
import { noLock, withoutMass } from "./logic/sums.ts";
import { DecayingLock } from "./storage.ts";

/** Brings a coldkey's lock on a subnet up to this block; nothing happens where it has none. */
export function refreshLock(ctx: Context, coldkey: Coldkey, netuid: NetUid): void {
  const held = heldLock(ctx, coldkey, netuid);
  if (held !== undefined) keepLock(ctx, rolledLock(ctx, held));
}

/**
 * Locks alpha of a coldkey, in rao, on a hotkey, or adds it to the lock that is there (`runtime.md` 5.8).
 * @throws DispatchFailure `AmountTooLow`, `HotKeyAccountNotExists`, `LockHotkeyMismatch`, `InsufficientStakeForLock`
 */
export function lockStake(ctx: Context, coldkey: Coldkey, netuid: NetUid, hotkey: Hotkey, amount: Alpha): void {
  ensure(amount > 0n, Err.AmountTooLow);
  ensureHotkeyExists(ctx, hotkey);
  const now = currentBlock(ctx);
  const present = heldLock(ctx, coldkey, netuid);
  ensure(present === undefined || present.hotkey === hotkey, Err.LockHotkeyMismatch);
  const rolled = rolledLock(ctx, present ?? { coldkey, hotkey, netuid, lock: noLock(now) });
  const lock = { ...rolled.lock, locked_mass: rolled.lock.locked_mass + amount, last_update: now };
  ensure(alphaOfColdkey(ctx, coldkey, netuid) >= lock.locked_mass, Err.InsufficientStakeForLock);
  const held: HeldLock = { ...rolled, lock };
  keepLock(ctx, { ...held, lock: lockNow(ctx, held) });
  addToSum(ctx, held, { ...noLock(now), locked_mass: amount });
  ctx.emit(StakeLocked({ coldkey, hotkey, netuid, amount }));
}

/**
 * Moves a coldkey's lock to another hotkey; its conviction stays only where both hotkeys have one owner.
 * @throws DispatchFailure `HotKeyAccountNotExists`, `NoExistingLock`
 */
export function moveLock(ctx: Context, coldkey: Coldkey, destination: Hotkey, netuid: NetUid): void {
  ensureHotkeyExists(ctx, destination);
  const present = heldLock(ctx, coldkey, netuid);
  ensure(present !== undefined, Err.NoExistingLock);
  const lock = lockNow(ctx, present);
  const keepsConviction = ownerOf(ctx, present.hotkey) === ownerOf(ctx, destination);
  const moved = { ...present, hotkey: destination };
  const movedLock = lockNow(ctx, { ...moved, lock: keepsConviction ? lock : { ...lock, conviction: U64F64.ZERO } });
  keepLock(ctx, { ...present, lock: noLock(currentBlock(ctx)) });
  keepLock(ctx, { ...moved, lock: movedLock });
  takeFromSum(ctx, present, lock);
  addToSum(ctx, moved, movedLock);
  ctx.emit(LockMoved({ coldkey, origin_hotkey: present.hotkey, destination_hotkey: destination, netuid }));
}

/** Makes a coldkey's lock on a subnet stay, or decay as locks do by default, now and later. */
export function setPerpetual(ctx: Context, coldkey: Coldkey, netuid: NetUid, enabled: boolean): void {
  const changes = isPerpetual(ctx, coldkey, netuid) !== enabled;
  refreshLock(ctx, coldkey, netuid);
  const before = heldLock(ctx, coldkey, netuid);
  if (changes && before !== undefined) takeFromSum(ctx, before, before.lock);
  if (enabled) DecayingLock.set(ctx.store, [coldkey, netuid], false);
  else DecayingLock.remove(ctx.store, coldkey, netuid);
  if (changes && before !== undefined) addToSum(ctx, before, before.lock);
  ctx.emit(PerpetualLockUpdated({ coldkey, netuid, enabled }));
}

/** Takes alpha, in rao, out of a coldkey's lock on a subnet because it is gone, and conviction in proportion. */
export function forceReduceLock(ctx: Context, coldkey: Coldkey, netuid: NetUid, amount: Alpha): void {
  const present = heldLock(ctx, coldkey, netuid);
  if (present === undefined) return;
  const held = rolledLock(ctx, present);
  const lock = { ...withoutMass(held.lock, amount), last_update: currentBlock(ctx) };
  keepLock(ctx, { ...held, lock });
  takeFromSum(ctx, held, {
    locked_mass: held.lock.locked_mass - lock.locked_mass,
    conviction: U64F64.saturatingSub(held.lock.conviction, lock.conviction),
  });
}

/** After an owner was paid a cut, in rao of alpha: locks it where the subnet is set so, on the hotkey of the owner's lock or the owner's own. */
export function lockOwnerCut(ctx: Context, netuid: NetUid, amount: Alpha): void {
  const { store } = ctx;
  if (!OwnerCutAutoLockEnabled.get(store, netuid)) return;
  const owner = SubnetOwner.get(store, netuid);
  const hotkey = heldLock(ctx, owner, netuid)?.hotkey ?? SubnetOwnerHotkey.get(store, netuid);
  try {
    store.transactional(() => lockStake(ctx, owner, netuid, hotkey, amount));
  } catch (error) {
    // A cut of nothing cannot be locked, and need not be.
    if (!(error instanceof DispatchFailure)) throw error;
  }
}
