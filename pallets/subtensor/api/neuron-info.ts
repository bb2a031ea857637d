import type { Context } from "@waystone/frame";
import { type NetUid, storageIndexOf } from "@waystone/primitives";
import { bool, type Static, struct, tuple, vec } from "@waystone/scale";
import { Coldkey, Hotkey } from "../accounts.ts";
import { Owner } from "../keys/storage.ts";
import { hotkeyOf } from "../neurons/lookups.ts";
import {
  Active,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  LastUpdate,
  SubnetworkN,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../neurons/storage.ts";
import { Axons, Prometheus } from "../serving/storage.ts";
import { AxonInfo, PrometheusInfo } from "../serving/types.ts";
import { totalStakeOf } from "../shares/stake.ts";
import { C16, C64, CAlpha, CNetUid } from "./wire.ts";

const before = {
  hotkey: Hotkey,
  coldkey: Coldkey,
  uid: C16,
  netuid: CNetUid,
  active: bool,
  axon_info: AxonInfo,
  prometheus_info: PrometheusInfo,
  stake: vec(tuple(Coldkey, CAlpha)),
  rank: C16,
  emission: CAlpha,
  incentive: C16,
  consensus: C16,
  trust: C16,
  validator_trust: C16,
  dividends: C16,
  last_update: C64,
  validator_permit: bool,
} as const;

/** One neuron without its weights and bonds. */
export const NeuronInfoLite = struct("pallet_subtensor::rpc_info::neuron_info::NeuronInfoLite", {
  ...before,
  pruning_score: C16,
});
/** One neuron without its weights and bonds. */
export type NeuronInfoLite = Static<typeof NeuronInfoLite>;

/** One neuron. */
export const NeuronInfo = struct("pallet_subtensor::rpc_info::neuron_info::NeuronInfo", {
  ...before,
  weights: vec(tuple(C16, C16)),
  bonds: vec(tuple(C16, C16)),
  pruning_score: C16,
});
/** One neuron. */
export type NeuronInfo = Static<typeof NeuronInfo>;

const NO_AXON: AxonInfo = {
  block: 0n,
  version: 0,
  ip: 0n,
  port: 0,
  ip_type: 0,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
};
const NO_PROMETHEUS: PrometheusInfo = { block: 0n, version: 0, ip: 0n, port: 0, ip_type: 0 };

/** The axon of a hotkey, or zeros where it announced none. */
export function axonOf({ store }: Context, netuid: NetUid, hotkey: Hotkey): AxonInfo {
  return Axons.get(store, netuid, hotkey) ?? NO_AXON;
}

function describe(ctx: Context, netuid: NetUid, uid: number, hotkey: Hotkey): Omit<NeuronInfoLite, "pruning_score"> {
  const { store } = ctx;
  const coldkey = Owner.get(store, hotkey);
  return {
    hotkey,
    coldkey,
    uid,
    netuid,
    active: Active.get(store, netuid)[uid] ?? false,
    axon_info: axonOf(ctx, netuid, hotkey),
    prometheus_info: Prometheus.get(store, netuid, hotkey) ?? NO_PROMETHEUS,
    stake: [[coldkey, totalStakeOf(ctx, hotkey, netuid)]],
    rank: 0,
    emission: Emission.get(store, netuid)[uid] ?? 0n,
    incentive: Incentive.get(store, storageIndexOf(netuid, 0))[uid] ?? 0,
    consensus: Consensus.get(store, netuid)[uid] ?? 0,
    trust: 0,
    validator_trust: ValidatorTrust.get(store, netuid)[uid] ?? 0,
    dividends: Dividends.get(store, netuid)[uid] ?? 0,
    last_update: LastUpdate.get(store, storageIndexOf(netuid, 0))[uid] ?? 0n,
    validator_permit: ValidatorPermit.get(store, netuid)[uid] ?? false,
  };
}

/** Scores by which neurons were pruned once; they are no longer made. */
const PRUNING_SCORE = 65535;

/** One neuron in short, or `undefined` where there is none. */
export function neuronLite(ctx: Context, netuid: NetUid, uid: number): NeuronInfoLite | undefined {
  const hotkey = hotkeyOf(ctx, netuid, uid);
  return hotkey === undefined ? undefined : { ...describe(ctx, netuid, uid, hotkey), pruning_score: PRUNING_SCORE };
}

/** One neuron, or `undefined` where there is none. Weights and bonds of zero are left out. */
export function neuron(ctx: Context, netuid: NetUid, uid: number): NeuronInfo | undefined {
  const hotkey = hotkeyOf(ctx, netuid, uid);
  if (hotkey === undefined) return undefined;
  const given = (pairs: readonly (readonly [number, number])[]) => pairs.filter(([, value]) => value > 0);
  return {
    ...describe(ctx, netuid, uid, hotkey),
    weights: given(Weights.get(ctx.store, storageIndexOf(netuid, 0), uid)),
    bonds: given(Bonds.get(ctx.store, storageIndexOf(netuid, 0), uid)),
    pruning_score: PRUNING_SCORE,
  };
}

/** All neurons of a subnet by uid. */
export function allNeurons<T>(
  ctx: Context,
  netuid: NetUid,
  one: (ctx: Context, netuid: NetUid, uid: number) => T | undefined,
): T[] {
  const out: T[] = [];
  const n = SubnetworkN.get(ctx.store, netuid);
  for (let uid = 0; uid < n; uid++) {
    const found = one(ctx, netuid, uid);
    if (found !== undefined) out.push(found);
  }
  return out;
}
