import type { Context } from "@waystone/frame";
import { type MechId, type NetUid, type NetUidStorageIndex, storageIndexOf } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { config } from "../config/config.ts";
import { activityCutoff } from "../epoch/logic/activity-cutoff.ts";
import { Owner } from "../keys/storage.ts";
import { hotkeyOf } from "../neurons/lookups.ts";
import { SubnetworkN } from "../neurons/storage.ts";
import { ActivityCutoff, ActivityCutoffFactorMilli } from "../subnets/hyperparameters.ts";
import { subnetExists } from "../subnets/lookups.ts";
import { Tempo } from "../subnets/schedule.ts";
import { MechanismCountCurrent } from "../subnets/storage.ts";

/** One mechanism of one subnet in one block, with what most columns of an answer are read from. */
export interface Subnet {
  readonly ctx: Context;
  readonly netuid: NetUid;
  /** Where the mechanism's scores are kept. */
  readonly index: NetUidStorageIndex;
  /** Hotkeys by uid. */
  readonly hotkeys: readonly Hotkey[];
  /** Coldkeys by uid. */
  readonly coldkeys: readonly Coldkey[];
}

/** A mechanism of a subnet, or `undefined` where there is none. */
export function subnetAt(ctx: Context, netuid: NetUid, mecid: MechId = 0): Subnet | undefined {
  const { store } = ctx;
  if (!subnetExists(ctx, netuid) || mecid >= MechanismCountCurrent.get(store, netuid)) return undefined;
  const hotkeys: Hotkey[] = [];
  const n = SubnetworkN.get(store, netuid);
  for (let uid = 0; uid < n; uid++) {
    const hotkey = hotkeyOf(ctx, netuid, uid);
    if (hotkey !== undefined) hotkeys.push(hotkey);
  }
  return {
    ctx,
    netuid,
    index: storageIndexOf(netuid, mecid),
    hotkeys,
    coldkeys: hotkeys.map(hotkey => Owner.get(store, hotkey)),
  };
}

/** Blocks without weights after which a neuron of a subnet is inactive. */
export function cutoffOf(ctx: Context, netuid: NetUid): bigint {
  return activityCutoff(config(ctx).rules.activityCutoff, {
    blocks: ActivityCutoff.get(ctx.store, netuid),
    factorMilli: ActivityCutoffFactorMilli.get(ctx.store, netuid),
    tempo: Tempo.get(ctx.store, netuid),
  });
}

/** Subnets by number, as the lists of answers have them. */
export function inOrder(netuids: readonly NetUid[]): NetUid[] {
  return [...netuids].sort((a, b) => a - b);
}
