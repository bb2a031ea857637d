import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { AlphaDividendsPerSubnet, LastHotkeyEmissionOnNetuid } from "../coinbase/storage.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { hotkeyOf } from "../neurons/lookups.ts";
import * as neurons from "../neurons/storage.ts";
import { storageIndices } from "../registration/membership.ts";
import { immortalUidsOf, neuronIsImmune } from "../registration/pruning.ts";
import { AssociatedEvmAddress, Axons, NeuronCertificates, Prometheus } from "../serving/storage.ts";
import { MaxAllowedUids, MinAllowedUids } from "../subnets/hyperparameters.ts";
import { ensureSubnetExists } from "../subnets/lookups.ts";
import { ensureWithin } from "./parameter.ts";

type Links = readonly (readonly [uid: number, value: number])[];

/** Uids that stay: of those that may go, the ones that earned least go, of equal ones the last. */
export function uidsToKeep(emission: readonly bigint[], immune: ReadonlySet<number>, most: number): number[] {
  const byEmission = emission
    .map((earned, uid) => ({ uid, earned }))
    .sort((a, b) => (a.earned === b.earned ? b.uid - a.uid : a.earned < b.earned ? -1 : 1));
  const going = byEmission.filter(({ uid }) => !immune.has(uid)).slice(0, Math.max(emission.length - most, 0));
  const gone = new Set(going.map(({ uid }) => uid));
  return emission.flatMap((_, uid) => (gone.has(uid) ? [] : [uid]));
}

/** Removes a neuron's hotkey from the subnet, and all that lies under it. */
function dismiss(ctx: Context, netuid: NetUid, uid: number): void {
  const { store } = ctx;
  const hotkey = hotkeyOf(ctx, netuid, uid);
  if (hotkey === undefined) return;
  neurons.Uids.remove(store, netuid, hotkey);
  neurons.IsNetworkMember.remove(store, hotkey, netuid);
  LastHotkeyEmissionOnNetuid.remove(store, hotkey, netuid);
  AlphaDividendsPerSubnet.remove(store, netuid, hotkey);
  for (const endpoint of [Axons, NeuronCertificates, Prometheus]) endpoint.remove(store, netuid, hotkey);
}

/** Weights or bonds with the uids as they are now; those to neurons that went are gone. */
function renumbered(links: Links, uids: ReadonlyMap<number, number>): Links {
  return links.flatMap(([to, value]) => {
    const uid = uids.get(to);
    return uid === undefined ? [] : [[uid, value] as const];
  });
}

/** Hotkeys, and what is kept once for each uid, move to the new uids; the rest goes. */
function move(ctx: Context, netuid: NetUid, n: number, kept: readonly number[]): void {
  const { store } = ctx;
  const keys = kept.map(uid => hotkeyOf(ctx, netuid, uid));
  moveMap(ctx, neurons.BlockAtRegistration, netuid, n, kept);
  moveMap(ctx, AssociatedEvmAddress, netuid, n, kept);
  for (let uid = kept.length; uid < n; uid++) neurons.Keys.remove(store, netuid, uid);
  for (const [uid, hotkey] of keys.entries()) {
    if (hotkey === undefined) continue;
    neurons.Keys.set(store, [netuid, uid], hotkey);
    neurons.Uids.set(store, [netuid, hotkey], uid);
  }
}

interface PerUid<V> {
  has(store: Context["store"], index: number, uid: number): boolean;
  take(store: Context["store"], index: number, uid: number): V | undefined;
  set(store: Context["store"], keys: readonly [number, number], value: V): void;
}

/** What a map has for the uids that stay moves to their new uids; the rest goes. Uids only fall, so that nothing is written over before it moved. */
function moveMap<V>(
  { store }: Context,
  map: PerUid<V>,
  index: number,
  n: number,
  kept: readonly number[],
  change: (value: V) => V = value => value,
): void {
  const places = new Map(kept.map((old, uid) => [old, uid]));
  for (let old = 0; old < n; old++) {
    if (!map.has(store, index, old)) continue;
    const value = map.take(store, index, old);
    const uid = places.get(old);
    if (uid !== undefined && value !== undefined) map.set(store, [index, uid], change(value));
  }
}

/** Leaves the neurons in `kept`, under new uids without gaps. */
function compact(ctx: Context, netuid: NetUid, n: number, kept: readonly number[]): void {
  const { store } = ctx;
  const { Active, Emission, ValidatorPermit, Consensus, Dividends, ValidatorTrust, StakeWeight } = neurons;
  const pick = <V>(values: readonly V[], missing: V): V[] => kept.map(uid => values[uid] ?? missing);
  Emission.mutate(store, [netuid], list => pick(list, 0n));
  for (const vector of [Active, ValidatorPermit]) vector.mutate(store, [netuid], list => pick(list, false));
  for (const vector of [Consensus, Dividends, ValidatorTrust, StakeWeight])
    vector.mutate(store, [netuid], list => pick(list, 0));
  const uids = new Map(kept.map((old, uid) => [old, uid]));
  for (const index of storageIndices(ctx, netuid)) {
    neurons.Incentive.mutate(store, [index], list => pick(list, 0));
    neurons.LastUpdate.mutate(store, [index], list => pick(list, 0n));
    for (const map of [neurons.Weights, neurons.Bonds])
      moveMap<Links>(ctx, map, index, n, kept, links => renumbered(links, uids));
  }
  move(ctx, netuid, n, kept);
  neurons.SubnetworkN.set(store, [netuid], kept.length);
}

/** Lowers a subnet's greatest number of uids to `most` and removes the neurons beyond it (`runtime.md` 4.3). */
export function trim(ctx: Context, netuid: NetUid, most: number): void {
  const { store } = ctx;
  ensureSubnetExists(ctx, netuid);
  ensureWithin(most, MinAllowedUids.get(store, netuid), MaxAllowedUids.get(store, netuid));
  MaxAllowedUids.set(store, [netuid], most);
  const n = neurons.SubnetworkN.get(store, netuid);
  if (n <= most) return;

  const immune = new Set(immortalUidsOf(ctx, netuid));
  for (let uid = 0; uid < n; uid++) if (neuronIsImmune(ctx, netuid, uid)) immune.add(uid);
  ensure(immune.size * 100 < config(ctx).limits.immuneUidsPercent * most, Err.TrimmingWouldExceedMaxImmunePercentage);
  const earned = neurons.Emission.get(store, netuid);
  const emission = Array.from({ length: n }, (_, uid) => earned[uid] ?? 0n);
  const kept = uidsToKeep(emission, immune, most);
  const staying = new Set(kept);
  for (let uid = 0; uid < n; uid++) if (!staying.has(uid)) dismiss(ctx, netuid, uid);
  compact(ctx, netuid, n, kept);
}
