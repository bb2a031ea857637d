import { type Context, ensure } from "@waystone/frame";
import { type Coldkey, type Hotkey, isSubnetAccount } from "../accounts.ts";
import { Err } from "../errors.ts";
import { Delegates, OwnedHotkeys, Owner, StakingHotkeys } from "./storage.ts";

/** Whether anybody owns a hotkey: whether its account was created. */
export function hotkeyExists({ store }: Context, hotkey: Hotkey): boolean {
  return Owner.has(store, hotkey);
}

/** Coldkey that owns a hotkey; the zero account where nobody does. */
export function ownerOf({ store }: Context, hotkey: Hotkey): Coldkey {
  return Owner.get(store, hotkey);
}

/** Whether a coldkey owns a hotkey. */
export function ownsHotkey({ store }: Context, coldkey: Coldkey, hotkey: Hotkey): boolean {
  return Owner.has(store, hotkey) && Owner.get(store, hotkey) === coldkey;
}

/** @throws DispatchFailure `HotKeyAccountNotExists` for a hotkey that nobody owns */
export function ensureHotkeyExists(ctx: Context, hotkey: Hotkey): void {
  ensure(hotkeyExists(ctx, hotkey), Err.HotKeyAccountNotExists);
}

/** @throws DispatchFailure `NonAssociatedColdKey` unless the coldkey owns the hotkey */
export function ensureOwnsHotkey(ctx: Context, coldkey: Coldkey, hotkey: Hotkey): void {
  ensure(ownsHotkey(ctx, coldkey, hotkey), Err.NonAssociatedColdKey);
}

/** Adds to a list what is not in it. */
export function including<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list : [...list, item];
}

/** Gives a hotkey that nobody owns to a coldkey; an owned one stays as it is. @throws DispatchFailure `CannotUseSystemAccount` for a subnet's account */
export function createHotkey(ctx: Context, coldkey: Coldkey, hotkey: Hotkey): void {
  ensure(!isSubnetAccount(hotkey), Err.CannotUseSystemAccount);
  if (hotkeyExists(ctx, hotkey)) return;
  Owner.set(ctx.store, [hotkey], coldkey);
  OwnedHotkeys.mutate(ctx.store, [coldkey], list => including(list, hotkey));
  addStakingHotkey(ctx, coldkey, hotkey);
}

/** Notes that a coldkey has stake on a hotkey. */
export function addStakingHotkey({ store }: Context, coldkey: Coldkey, hotkey: Hotkey): void {
  const known = StakingHotkeys.get(store, coldkey);
  if (!known.includes(hotkey)) StakingHotkeys.set(store, [coldkey], [...known, hotkey]);
}

/** Take of a hotkey, in 65535ths; the default one where it set none. */
export function delegateTake({ store }: Context, hotkey: Hotkey): number {
  return Delegates.get(store, hotkey);
}

/** Makes a hotkey a delegate with the default take, unless it is one. */
export function becomeDelegate({ store }: Context, hotkey: Hotkey): void {
  if (!Delegates.has(store, hotkey)) Delegates.set(store, [hotkey], Delegates.get(store, hotkey));
}
