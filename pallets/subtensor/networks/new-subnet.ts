import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { config } from "../config/config.ts";
import { SubnetworkN } from "../neurons/storage.ts";
import { RegistrationsThisInterval } from "../registration/storage.ts";
import { nextEpochBlock } from "../subnets/epoch-schedule.ts";
import * as events from "../subnets/events.ts";
import * as parameters from "../subnets/hyperparameters.ts";
import { LastEpochBlock, Tempo } from "../subnets/schedule.ts";
import { NetworksAdded, TotalNetworks } from "../subnets/storage.ts";

/**
 * Block from which the first epoch's wait is counted. By state, subnets begin staggered by their number; stateless, it is where
 * SDK 11 reckons the next epoch from, a tempo before it.
 */
function firstMark(ctx: Context, netuid: NetUid, tempo: number): bigint {
  const block = currentBlock(ctx);
  switch (config(ctx).rules.epochSchedule) {
    case "modulo": {
      const mark = (nextEpochBlock(ctx, netuid) ?? block) - BigInt(tempo);
      return mark > 0n ? mark : 0n;
    }
    case "stateful": {
      const stagger = BigInt(netuid % Math.max(tempo, 1));
      return block > stagger ? block - stagger : 0n;
    }
  }
}

/** Sets what every new subnet begins with (`runtime.md` E.2). */
export function beginSubnet(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  const { newSubnet } = config(ctx);
  SubnetworkN.set(store, [netuid], 0);
  NetworksAdded.set(store, [netuid], true);
  Tempo.set(store, [netuid], newSubnet.tempo);
  LastEpochBlock.set(store, [netuid], firstMark(ctx, netuid, newSubnet.tempo));
  TotalNetworks.mutate(store, n => n + 1);

  parameters.NetworkRegistrationAllowed.set(store, [netuid], true);
  ctx.emit(events.RegistrationAllowed(netuid, true));
  parameters.MaxAllowedUids.set(store, [netuid], newSubnet.maxAllowedUids);
  ctx.emit(events.MaxAllowedUidsSet(netuid, newSubnet.maxAllowedUids));
  parameters.MaxAllowedValidators.set(store, [netuid], newSubnet.maxAllowedValidators);
  ctx.emit(events.MaxAllowedValidatorsSet(netuid, newSubnet.maxAllowedValidators));
  parameters.MinAllowedWeights.set(store, [netuid], newSubnet.minAllowedWeights);
  ctx.emit(events.MinAllowedWeightSet(netuid, newSubnet.minAllowedWeights));
  parameters.ImmunityPeriod.set(store, [netuid], newSubnet.immunityPeriod);
  ctx.emit(events.ImmunityPeriodSet(netuid, newSubnet.immunityPeriod));
  parameters.Yuma3On.set(store, [netuid], newSubnet.yuma3On);
  parameters.Burn.set(store, [netuid], newSubnet.burn);

  // Kept as they read now, so that a later release's defaults do not change this subnet.
  if (!parameters.Kappa.has(store, netuid)) parameters.Kappa.mutate(store, [netuid], kappa => kappa);
  if (!parameters.ActivityCutoff.has(store, netuid))
    parameters.ActivityCutoff.mutate(store, [netuid], blocks => blocks);
  if (!RegistrationsThisInterval.has(store, netuid)) RegistrationsThisInterval.set(store, [netuid], 0);
}
