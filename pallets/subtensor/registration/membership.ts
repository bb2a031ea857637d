import type { Context, StorageMap } from "@waystone/frame";
import { type NetUid, type NetUidStorageIndex, storageIndexOf } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import {
  Active,
  BlockAtRegistration,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  LastUpdate,
  StakeWeight,
  SubnetworkN,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../neurons/storage.ts";
import { AssociatedEvmAddress, Axons, NeuronCertificates, Prometheus } from "../serving/storage.ts";
import { MechanismCountCurrent, SubnetOwnerHotkey } from "../subnets/storage.ts";

type Vector<V> = StorageMap<readonly [number], readonly V[], readonly V[]>;

/** Where a subnet's mechanisms keep what each has of its own. */
export function storageIndices({ store }: Context, netuid: NetUid): NetUidStorageIndex[] {
  return Array.from({ length: MechanismCountCurrent.get(store, netuid) }, (_, mecid) => storageIndexOf(netuid, mecid));
}

/** Sets a uid's value in a vector, which grows by one at most; a uid beyond that is passed over. */
function put<V>({ store }: Context, vector: Vector<V>, index: number, uid: number, value: V): void {
  vector.mutate(store, [index], list =>
    uid < list.length ? list.with(uid, value) : uid === list.length ? [...list, value] : list,
  );
}

/** As {@link put}, but a vector never grows. */
function reset<V>({ store }: Context, vector: Vector<V>, index: number, uid: number, value: V): void {
  vector.mutate(store, [index], list => (uid < list.length ? list.with(uid, value) : list));
}

/** Gives a uid to a hotkey from this block on. */
function admit(ctx: Context, netuid: NetUid, uid: number, hotkey: Hotkey): void {
  const { store } = ctx;
  Keys.set(store, [netuid, uid], hotkey);
  Uids.set(store, [netuid, hotkey], uid);
  BlockAtRegistration.set(store, [netuid, uid], currentBlock(ctx));
  IsNetworkMember.set(store, [hotkey, netuid], true);
}

/** Adds a neuron at the end of a subnet: active, without anything earned; gives its uid. */
export function appendNeuron(ctx: Context, netuid: NetUid, hotkey: Hotkey): number {
  const { store } = ctx;
  const uid = SubnetworkN.get(store, netuid);
  SubnetworkN.set(store, [netuid], uid + 1);
  Active.mutate(store, [netuid], list => [...list, true]);
  Emission.mutate(store, [netuid], list => [...list, 0n]);
  ValidatorPermit.mutate(store, [netuid], list => [...list, false]);
  for (const vector of [Consensus, Dividends, ValidatorTrust]) vector.mutate(store, [netuid], list => [...list, 0]);
  for (const index of storageIndices(ctx, netuid)) {
    Incentive.mutate(store, [index], list => [...list, 0]);
    put(ctx, LastUpdate, index, uid, currentBlock(ctx));
  }
  admit(ctx, netuid, uid, hotkey);
  return uid;
}

/** Forgets what a uid's neuron earned, its weights and bonds, and the weights that others gave it. */
function clearNeuron(ctx: Context, netuid: NetUid, uid: number): void {
  const { store } = ctx;
  reset(ctx, Emission, netuid, uid, 0n);
  reset(ctx, ValidatorPermit, netuid, uid, false);
  for (const vector of [Consensus, Dividends, StakeWeight, ValidatorTrust]) reset(ctx, vector, netuid, uid, 0);
  for (const index of storageIndices(ctx, netuid)) {
    reset(ctx, Incentive, index, uid, 0);
    Bonds.remove(store, index, uid);
    Weights.remove(store, index, uid);
    for (const [[, from], weights] of Weights.iterPrefix(store, index))
      if (weights.some(([to, weight]) => to === uid && weight !== 0))
        Weights.set(
          store,
          [index, from],
          weights.map(([to, weight]) => [to, to === uid ? 0 : weight] as const),
        );
  }
}

/** Gives a uid to another hotkey; nothing of the old neuron stays. The neuron of the owner's hotkey is not replaced. */
export function replaceNeuron(ctx: Context, netuid: NetUid, uid: number, hotkey: Hotkey): void {
  const { store } = ctx;
  const old = Keys.get(store, netuid, uid);
  if (SubnetOwnerHotkey.has(store, netuid) && SubnetOwnerHotkey.get(store, netuid) === old) return;
  Uids.remove(store, netuid, old);
  IsNetworkMember.remove(store, old, netuid);
  AssociatedEvmAddress.remove(store, netuid, uid);
  for (const endpoint of [Axons, NeuronCertificates, Prometheus]) endpoint.remove(store, netuid, old);
  put(ctx, Active, netuid, uid, true);
  admit(ctx, netuid, uid, hotkey);
  clearNeuron(ctx, netuid, uid);
  for (const index of storageIndices(ctx, netuid)) put(ctx, LastUpdate, index, uid, currentBlock(ctx));
}
