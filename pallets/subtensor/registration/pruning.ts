import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { OwnedHotkeys } from "../keys/storage.ts";
import { uidOf } from "../neurons/lookups.ts";
import { BlockAtRegistration, Emission, SubnetworkN } from "../neurons/storage.ts";
import { ImmuneOwnerUidsLimit, ImmunityPeriod, MaxAllowedUids, MinNonImmuneUids } from "../subnets/hyperparameters.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { immortalUids, isImmune, neuronToPrune } from "./logic/prune-neuron.ts";
import { appendNeuron, replaceNeuron } from "./membership.ts";

/** Whether a neuron is too young to be pruned where others can be. */
export function neuronIsImmune(ctx: Context, netuid: NetUid, uid: number): boolean {
  const { store } = ctx;
  return isImmune(BlockAtRegistration.get(store, netuid, uid), currentBlock(ctx), ImmunityPeriod.get(store, netuid));
}

/** Uids of the owner's neurons that are never pruned (`runtime.md` 4.3). */
export function immortalUidsOf(ctx: Context, netuid: NetUid): number[] {
  const { store } = ctx;
  const owned = OwnedHotkeys.get(store, SubnetOwner.get(store, netuid)).flatMap(hotkey => {
    const uid = uidOf(ctx, netuid, hotkey);
    return uid === undefined ? [] : [{ uid, registeredAt: BlockAtRegistration.get(store, netuid, uid) }];
  });
  const ownerUid = SubnetOwnerHotkey.has(store, netuid)
    ? uidOf(ctx, netuid, SubnetOwnerHotkey.get(store, netuid))
    : undefined;
  return immortalUids(owned, ownerUid, ImmuneOwnerUidsLimit.get(store, netuid));
}

/** Uid of the neuron that would make room for a new one, or `undefined`. */
export function uidToPrune(ctx: Context, netuid: NetUid): number | undefined {
  const { store } = ctx;
  const emission = Emission.get(store, netuid);
  const neurons = Array.from({ length: SubnetworkN.get(store, netuid) }, (_, uid) => ({
    uid,
    registeredAt: BlockAtRegistration.get(store, netuid, uid),
    emission: emission[uid] ?? 0n,
  }));
  return neuronToPrune(neurons, {
    block: currentBlock(ctx),
    immunityPeriod: ImmunityPeriod.get(store, netuid),
    minNonImmuneUids: MinNonImmuneUids.get(store, netuid),
    immortal: immortalUidsOf(ctx, netuid),
  });
}

/** Where a new neuron goes: a free uid, or that of the neuron to prune. */
export type Place = { readonly append: true } | { readonly append: false; readonly uid: number };

/** Finds a place for a new neuron. @throws DispatchFailure `NoNeuronIdAvailable` where there is none */
export function placeFor(ctx: Context, netuid: NetUid): Place {
  const { store } = ctx;
  if (SubnetworkN.get(store, netuid) < MaxAllowedUids.get(store, netuid)) return { append: true };
  const uid = MaxAllowedUids.get(store, netuid) === 0 ? undefined : uidToPrune(ctx, netuid);
  ensure(uid !== undefined, Err.NoNeuronIdAvailable);
  return { append: false, uid };
}

/** Adds a neuron in its place; gives its uid. */
export function takePlace(ctx: Context, netuid: NetUid, place: Place, hotkey: Hotkey): number {
  if (place.append) return appendNeuron(ctx, netuid, hotkey);
  replaceNeuron(ctx, netuid, place.uid, hotkey);
  return place.uid;
}
