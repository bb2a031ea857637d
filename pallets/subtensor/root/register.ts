import { type CallContext, type Context, ensure } from "@waystone/frame";
import type { Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { becomeDelegate, createHotkey } from "../keys/hotkeys.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { Keys, SubnetworkN } from "../neurons/storage.ts";
import { NeuronRegistered } from "../registration/events.ts";
import { type Place, takePlace } from "../registration/pruning.ts";
import { RegistrationsThisBlock, RegistrationsThisInterval } from "../registration/storage.ts";
import { totalStakeOf } from "../shares/stake.ts";
import {
  MaxAllowedUids,
  MaxRegistrationsPerBlock,
  TargetRegistrationsPerInterval,
} from "../subnets/hyperparameters.ts";
import { ROOT, subnetExists } from "../subnets/lookups.ts";

/** Where a new member goes: a free uid, or that of the member with the least root stake, the first in storage of equal ones. */
function placeOnRoot(ctx: Context, hotkey: Hotkey): Place {
  const { store } = ctx;
  if (SubnetworkN.get(store, ROOT) < MaxAllowedUids.get(store, ROOT)) return { append: true };
  let least: { readonly uid: number; readonly stake: bigint } | undefined;
  for (const [[, uid], member] of Keys.iterPrefix(store, ROOT)) {
    const stake = totalStakeOf(ctx, member, ROOT);
    if (least === undefined || stake < least.stake) least = { uid, stake };
  }
  ensure(least !== undefined && least.stake < totalStakeOf(ctx, hotkey, ROOT), Err.StakeTooLowForRoot);
  return { append: false, uid: least.uid };
}

/**
 * Registers a hotkey on root (`runtime.md` 4.4).
 * @throws DispatchFailure `RootNetworkDoesNotExist`, `TooManyRegistrationsThisBlock`, `TooManyRegistrationsThisInterval`,
 * `HotKeyAlreadyRegisteredInSubNet`, `CannotUseSystemAccount`, `StakeTooLowForRoot`
 */
export function registerOnRoot(ctx: CallContext, hotkey: Hotkey): void {
  const { store } = ctx;
  ensure(subnetExists(ctx, ROOT), Err.RootNetworkDoesNotExist);
  const coldkey = ctx.origin.ensureSigned();
  ensure(
    RegistrationsThisBlock.get(store, ROOT) < MaxRegistrationsPerBlock.get(store, ROOT),
    Err.TooManyRegistrationsThisBlock,
  );
  ensure(
    RegistrationsThisInterval.get(store, ROOT) < 3 * TargetRegistrationsPerInterval.get(store, ROOT),
    Err.TooManyRegistrationsThisInterval,
  );
  ensure(!isRegistered(ctx, ROOT, hotkey), Err.HotKeyAlreadyRegisteredInSubNet);
  createHotkey(ctx, coldkey, hotkey);
  const uid = takePlace(ctx, ROOT, placeOnRoot(ctx, hotkey), hotkey);
  becomeDelegate(ctx, hotkey);
  RegistrationsThisInterval.mutate(store, [ROOT], count => count + 1);
  RegistrationsThisBlock.mutate(store, [ROOT], count => count + 1);
  ctx.emit(NeuronRegistered(ROOT, uid, hotkey));
}
