import type { Context } from "@waystone/frame";
import { type MechId, type NetUid, storageIndexOf } from "@waystone/primitives";
import {
  Active,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  StakeWeight,
  ValidatorPermit,
  ValidatorTrust,
} from "../neurons/storage.ts";
import { IncentiveAlphaEmittedToMiners } from "./events.ts";
import type { EpochOutput } from "./logic/epoch-types.ts";
import type { SubnetEpoch } from "./logic/mechanisms.ts";

/** Keeps what an epoch left for one mechanism: incentive and bonds (`runtime.md` 3.6). Emits `IncentiveAlphaEmittedToMiners`. */
export function keepMechanismEpoch(ctx: Context, netuid: NetUid, mecid: MechId, epoch: EpochOutput): void {
  const index = storageIndexOf(netuid, mecid);
  Incentive.set(ctx.store, [index], epoch.incentive);
  ctx.emit(IncentiveAlphaEmittedToMiners({ netuid: index, emissions: epoch.serverEmission }));
  for (const [uid, bonds] of epoch.bonds.entries()) Bonds.set(ctx.store, [index, uid], bonds);
}

/** Keeps what the epochs of all mechanisms left for `n` neurons of a subnet (`runtime.md` 3.6). */
export function keepSubnetEpoch({ store }: Context, netuid: NetUid, n: number, epoch: SubnetEpoch): void {
  // A mechanism on which nobody set weights yet has no `LastUpdate`, and so says of nobody whether they are active.
  const active = Array.from({ length: n }, (_, uid) => epoch.active[uid] ?? false);
  Active.set(store, [netuid], active);
  Emission.set(store, [netuid], epoch.emission);
  Consensus.set(store, [netuid], epoch.consensus);
  Dividends.set(store, [netuid], epoch.dividends);
  ValidatorTrust.set(store, [netuid], epoch.validatorTrust);
  ValidatorPermit.set(store, [netuid], epoch.validatorPermits);
  StakeWeight.set(store, [netuid], epoch.stakeWeight);
}
