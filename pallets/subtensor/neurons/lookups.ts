import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { IsNetworkMember, Keys, SubnetworkN, Uids } from "./storage.ts";

/** Uid of a hotkey on a subnet, or `undefined` where it is not registered. */
export function uidOf({ store }: Context, netuid: NetUid, hotkey: Hotkey): number | undefined {
  return Uids.get(store, netuid, hotkey);
}

/** Uid of a hotkey on a subnet. @throws DispatchFailure `HotKeyNotRegisteredInSubNet` */
export function ensureUid(ctx: Context, netuid: NetUid, hotkey: Hotkey): number {
  const uid = uidOf(ctx, netuid, hotkey);
  ensure(uid !== undefined, Err.HotKeyNotRegisteredInSubNet);
  return uid;
}

/** Hotkey of a uid, or `undefined` for one that does not exist. */
export function hotkeyOf({ store }: Context, netuid: NetUid, uid: number): Hotkey | undefined {
  return Keys.has(store, netuid, uid) ? Keys.get(store, netuid, uid) : undefined;
}

/** Whether a hotkey is registered on a subnet. */
export function isRegistered({ store }: Context, netuid: NetUid, hotkey: Hotkey): boolean {
  return Uids.has(store, netuid, hotkey);
}

/** Subnets on which a hotkey is registered, root included, in the order in which they are stored. */
export function subnetsOf({ store }: Context, hotkey: Hotkey): NetUid[] {
  const out: NetUid[] = [];
  for (const [[, netuid], member] of IsNetworkMember.iterPrefix(store, hotkey)) if (member) out.push(netuid);
  return out;
}

/** Whether a hotkey is registered on any subnet. */
export function isRegisteredAnywhere(ctx: Context, hotkey: Hotkey): boolean {
  return subnetsOf(ctx, hotkey).length > 0;
}

/** Whether a uid exists on a subnet. */
export function uidExists({ store }: Context, netuid: NetUid, uid: number): boolean {
  return uid < SubnetworkN.get(store, netuid);
}

/** Uid of the neuron of a subnet owner's hotkey, or `undefined` where it is not registered. */
export function ownerUid(ctx: Context, netuid: NetUid): number | undefined {
  if (!SubnetOwnerHotkey.has(ctx.store, netuid)) return undefined;
  return uidOf(ctx, netuid, SubnetOwnerHotkey.get(ctx.store, netuid));
}
