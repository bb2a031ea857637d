import type { Context } from "@waystone/frame";
import { type NetUid, U64F64 } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { AccountOrderPort } from "../ports.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { rollLock } from "./logic/roll-lock.ts";
import { DecayingHotkeyLock, DecayingOwnerLock, HotkeyLock, MaturityRate, OwnerLock, UnlockRate } from "./storage.ts";
import type { LockState } from "./types.ts";

/** Conviction of a sum of locks as of this block. */
function convictionNow(ctx: Context, lock: LockState | undefined, onOwner: boolean, perpetual: boolean): U64F64 {
  if (lock === undefined) return U64F64.ZERO;
  const [unlockRate, maturityRate] = [UnlockRate.get(ctx.store), MaturityRate.get(ctx.store)];
  return rollLock(lock, currentBlock(ctx), { unlockRate, maturityRate, onOwner, perpetual }).conviction;
}

/** Conviction of the locks on the hotkey of a subnet's owner, which are kept apart from all others. */
function ownerConviction(ctx: Context, netuid: NetUid): U64F64 {
  return U64F64.saturatingAdd(
    convictionNow(ctx, OwnerLock.get(ctx.store, netuid), true, true),
    convictionNow(ctx, DecayingOwnerLock.get(ctx.store, netuid), true, false),
  );
}

/** Conviction of all locks on a hotkey of a subnet as of this block, in rao (`runtime.md` 5.8). */
export function hotkeyConviction(ctx: Context, hotkey: Hotkey, netuid: NetUid): U64F64 {
  const { store } = ctx;
  const sum = U64F64.saturatingAdd(
    convictionNow(ctx, HotkeyLock.get(store, netuid, hotkey), false, true),
    convictionNow(ctx, DecayingHotkeyLock.get(store, netuid, hotkey), false, false),
  );
  const ofOwner = hotkey === SubnetOwnerHotkey.get(store, netuid);
  return ofOwner ? U64F64.saturatingAdd(sum, ownerConviction(ctx, netuid)) : sum;
}

/** Hotkeys of a subnet on which there are locks, in the order of accounts. */
function lockedHotkeys(ctx: Context, netuid: NetUid): Hotkey[] {
  const { store } = ctx;
  const hotkeys = new Set<Hotkey>();
  for (const [, hotkey] of HotkeyLock.iterKeys(store, netuid)) hotkeys.add(hotkey);
  for (const [, hotkey] of DecayingHotkeyLock.iterKeys(store, netuid)) hotkeys.add(hotkey);
  if (OwnerLock.has(store, netuid) || DecayingOwnerLock.has(store, netuid))
    hotkeys.add(SubnetOwnerHotkey.get(store, netuid));
  return [...hotkeys].sort(ctx.use(AccountOrderPort));
}

/** Conviction of all locks on a subnet as of this block, in rao. */
export function totalConviction(ctx: Context, netuid: NetUid): U64F64 {
  return lockedHotkeys(ctx, netuid).reduce<U64F64>(
    (sum, hotkey) => U64F64.saturatingAdd(sum, hotkeyConviction(ctx, hotkey, netuid)),
    U64F64.ZERO,
  );
}

/** Hotkey of a subnet with the greatest conviction, of equal ones the greatest account (quirk 20); `undefined` without any lock. */
export function mostConvicted(ctx: Context, netuid: NetUid): Hotkey | undefined {
  return lockedHotkeys(ctx, netuid)
    .map(hotkey => ({ hotkey, conviction: hotkeyConviction(ctx, hotkey, netuid) }))
    .reduce<{ readonly hotkey: Hotkey; readonly conviction: U64F64 } | undefined>(
      (most, next) => (most === undefined || next.conviction >= most.conviction ? next : most),
      undefined,
    )?.hotkey;
}
