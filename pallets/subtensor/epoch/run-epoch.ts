import type { Context } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { config } from "../config/config.ts";
import { Keys } from "../neurons/storage.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "../subnets/storage.ts";
import { epochInput, hotkeysByUid } from "./epoch-input.ts";
import { keepMechanismEpoch, keepSubnetEpoch } from "./epoch-output.ts";
import { aggregateEpochs, mechanismWeights, splitEmission } from "./logic/mechanisms.ts";
import { runEpoch } from "./logic/run-epoch.ts";
import { updateVotingPower } from "./voting-power.ts";

/** What an epoch gives a neuron, in rao of alpha. */
export interface NeuronEarnings {
  readonly hotkey: Hotkey;
  /** As a miner; paid as it is. */
  readonly incentive: Alpha;
  /** As a validator; only its proportion to others' counts. */
  readonly dividends: Alpha;
}

/** Whether a subnet's neurons are in such order that an epoch can run: no hotkey has two uids. */
export function isEpochInputConsistent({ store }: Context, netuid: NetUid): boolean {
  const hotkeys = [...Keys.iterPrefix(store, netuid)].map(([, hotkey]) => hotkey);
  return new Set(hotkeys).size === hotkeys.length;
}

/**
 * Runs the epochs of all mechanisms of a subnet, shares `emission` out among them, in rao of alpha, and keeps what comes of it
 * (`runtime.md` 2.8, 3). Says what each neuron earned, by uid; paying is the caller's.
 */
export function runSubnetEpoch(ctx: Context, netuid: NetUid, emission: Alpha): readonly NeuronEarnings[] {
  const { store } = ctx;
  const hotkeys = hotkeysByUid(ctx, netuid);
  const split = MechanismEmissionSplit.get(store, netuid);
  const parts = splitEmission(emission, MechanismCountCurrent.get(store, netuid), split);
  const epochs = parts.map((part, mecid) => {
    const output = runEpoch(epochInput(ctx, netuid, mecid, hotkeys, part));
    keepMechanismEpoch(ctx, netuid, mecid, output);
    return output;
  });
  const all = aggregateEpochs(epochs, mechanismWeights(parts, emission), config(ctx).rules.fixes);
  if (all === undefined) return [];
  keepSubnetEpoch(ctx, netuid, hotkeys.length, all);
  updateVotingPower(ctx, netuid, hotkeys, all);
  return hotkeys.map((hotkey, uid) => ({
    hotkey,
    incentive: all.serverEmission[uid] ?? 0n,
    dividends: all.validatorEmission[uid] ?? 0n,
  }));
}
