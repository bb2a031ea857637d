import { AccountId, i96f32 } from "@waystone/primitives";
import { bool, type OptionValue, option, type Static, struct, tuple, vec } from "@waystone/scale";
import { currentBlock } from "../block.ts";
import { stakeWeight } from "../children/stake-weight.ts";
import {
  AlphaDividendsPerSubnet,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaInEmission,
  SubnetAlphaOutEmission,
  SubnetTaoInEmission,
} from "../coinbase/storage.ts";
import { config } from "../config/config.ts";
import { IdentitiesV2 } from "../keys/storage.ts";
import { ChainIdentityV2 } from "../keys/types.ts";
import {
  Active,
  BlockAtRegistration,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  LastUpdate,
  SubnetworkN,
  ValidatorPermit,
} from "../neurons/storage.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetMovingPrice, SubnetTAO, SubnetVolume } from "../pool/storage.ts";
import { AxonInfo } from "../serving/types.ts";
import {
  AdjustmentAlpha,
  AdjustmentInterval,
  AlphaValues,
  BondsMovingAverage,
  Burn,
  CommitRevealWeightsEnabled,
  Difficulty,
  ImmunityPeriod,
  Kappa,
  LiquidAlphaOn,
  MaxAllowedUids,
  MaxAllowedValidators,
  MaxBurn,
  MaxDifficulty,
  MaxRegistrationsPerBlock,
  MaxWeightsLimit,
  MinAllowedWeights,
  MinBurn,
  MinDifficulty,
  NetworkPowRegistrationAllowed,
  NetworkRegistrationAllowed,
  RevealPeriodEpochs,
  Rho,
  ServingRateLimit,
  TargetRegistrationsPerInterval,
  WeightsSetRateLimit,
  WeightsVersionKey,
} from "../subnets/hyperparameters.ts";
import { LastMechansimStepBlock, Tempo } from "../subnets/schedule.ts";
import {
  NetworkRegisteredAt,
  SubnetIdentitiesV3,
  SubnetOwner,
  SubnetOwnerHotkey,
  TokenSymbol,
} from "../subnets/storage.ts";
import { SubnetIdentityV3 } from "../subnets/types.ts";
import { byUid, type Column, codecsOf, column, readAll } from "./columns.ts";
import { defaultName } from "./default-names.ts";
import { axonOf } from "./neuron-info.ts";
import { cutoffOf, type Subnet } from "./subnet.ts";
import { C16, C64, C128, CAlpha, CNetUid, CRao, Text, toText } from "./wire.ts";

/** Scores that are no longer made; clients expect one a neuron all the same (D14). */
const noScores = column(vec(C16), ({ ctx, hotkeys }) => {
  switch (config(ctx).rules.oldMetagraphFields) {
    case "zeros":
      return hotkeys.map(() => 0);
    case "empty":
      return [];
  }
});

const identity: Column<OptionValue<SubnetIdentityV3>> = column(
  option(SubnetIdentityV3),
  ({ ctx, netuid }) => SubnetIdentitiesV3.get(ctx.store, netuid) as OptionValue<SubnetIdentityV3>,
);
const identities = column(vec(option(ChainIdentityV2)), ({ ctx, coldkeys }) =>
  coldkeys.map(coldkey => IdentitiesV2.get(ctx.store, coldkey)),
);

/** Every field of the metagraph, in the wire's order. */
export const columns = {
  // Clients tell the mechanism by it: of the first one it is the subnet's number.
  netuid: column(CNetUid, (s): number => s.index),
  name: column(Text, s => toText(nameOf(s))),
  symbol: column(Text, s => toText(TokenSymbol.get(s.ctx.store, s.netuid))),
  identity,
  network_registered_at: column(C64, s => NetworkRegisteredAt.get(s.ctx.store, s.netuid)),
  owner_hotkey: column(AccountId, s => SubnetOwnerHotkey.get(s.ctx.store, s.netuid)),
  owner_coldkey: column(AccountId, s => SubnetOwner.get(s.ctx.store, s.netuid)),
  block: column(C64, s => currentBlock(s.ctx)),
  tempo: column(C16, s => Tempo.get(s.ctx.store, s.netuid)),
  last_step: column(C64, s => LastMechansimStepBlock.get(s.ctx.store, s.netuid)),
  // Reckoned, not the stored counter: that one stands still for root, which clients expect to count too.
  blocks_since_last_step: column(C64, s => sinceLastStep(s)),
  subnet_emission: column(C64, () => 0n),
  alpha_in: column(CAlpha, s => SubnetAlphaIn.get(s.ctx.store, s.netuid)),
  alpha_out: column(CAlpha, s => SubnetAlphaOut.get(s.ctx.store, s.netuid)),
  tao_in: column(CRao, s => SubnetTAO.get(s.ctx.store, s.netuid)),
  alpha_out_emission: column(CAlpha, s => SubnetAlphaOutEmission.get(s.ctx.store, s.netuid)),
  alpha_in_emission: column(CAlpha, s => SubnetAlphaInEmission.get(s.ctx.store, s.netuid)),
  tao_in_emission: column(CRao, s => SubnetTaoInEmission.get(s.ctx.store, s.netuid)),
  pending_alpha_emission: column(
    CAlpha,
    s => PendingValidatorEmission.get(s.ctx.store, s.netuid) + PendingServerEmission.get(s.ctx.store, s.netuid),
  ),
  pending_root_emission: column(CRao, () => 0n),
  subnet_volume: column(C128, s => SubnetVolume.get(s.ctx.store, s.netuid)),
  moving_price: column(i96f32, s => SubnetMovingPrice.get(s.ctx.store, s.netuid)),
  rho: column(C16, s => Rho.get(s.ctx.store, s.netuid)),
  kappa: column(C16, s => Kappa.get(s.ctx.store, s.netuid)),
  min_allowed_weights: column(C16, s => MinAllowedWeights.get(s.ctx.store, s.netuid)),
  max_weights_limit: column(C16, s => MaxWeightsLimit.get(s.ctx.store, s.netuid)),
  weights_version: column(C64, s => WeightsVersionKey.get(s.ctx.store, s.netuid)),
  weights_rate_limit: column(C64, s => WeightsSetRateLimit.get(s.ctx.store, s.netuid)),
  activity_cutoff: column(C64, s => cutoffOf(s.ctx, s.netuid)),
  max_validators: column(C16, s => MaxAllowedValidators.get(s.ctx.store, s.netuid)),
  num_uids: column(C16, s => SubnetworkN.get(s.ctx.store, s.netuid)),
  max_uids: column(C16, s => MaxAllowedUids.get(s.ctx.store, s.netuid)),
  burn: column(CRao, s => Burn.get(s.ctx.store, s.netuid)),
  difficulty: column(C64, s => Difficulty.get(s.ctx.store, s.netuid)),
  registration_allowed: column(bool, s => NetworkRegistrationAllowed.get(s.ctx.store, s.netuid)),
  pow_registration_allowed: column(bool, s => NetworkPowRegistrationAllowed.get(s.ctx.store, s.netuid)),
  immunity_period: column(C16, s => ImmunityPeriod.get(s.ctx.store, s.netuid)),
  min_difficulty: column(C64, s => MinDifficulty.get(s.ctx.store, s.netuid)),
  max_difficulty: column(C64, s => MaxDifficulty.get(s.ctx.store, s.netuid)),
  min_burn: column(CRao, s => MinBurn.get(s.ctx.store, s.netuid)),
  max_burn: column(CRao, s => MaxBurn.get(s.ctx.store, s.netuid)),
  adjustment_alpha: column(C64, s => AdjustmentAlpha.get(s.ctx.store, s.netuid)),
  adjustment_interval: column(C16, s => AdjustmentInterval.get(s.ctx.store, s.netuid)),
  target_regs_per_interval: column(C16, s => TargetRegistrationsPerInterval.get(s.ctx.store, s.netuid)),
  max_regs_per_block: column(C16, s => MaxRegistrationsPerBlock.get(s.ctx.store, s.netuid)),
  serving_rate_limit: column(C64, s => ServingRateLimit.get(s.ctx.store, s.netuid)),
  commit_reveal_weights_enabled: column(bool, s => CommitRevealWeightsEnabled.get(s.ctx.store, s.netuid)),
  commit_reveal_period: column(C64, s => RevealPeriodEpochs.get(s.ctx.store, s.netuid)),
  liquid_alpha_enabled: column(bool, s => LiquidAlphaOn.get(s.ctx.store, s.netuid)),
  alpha_high: column(C16, s => AlphaValues.get(s.ctx.store, s.netuid)[1]),
  alpha_low: column(C16, s => AlphaValues.get(s.ctx.store, s.netuid)[0]),
  bonds_moving_avg: column(C64, s => BondsMovingAverage.get(s.ctx.store, s.netuid)),
  hotkeys: column(vec(AccountId), s => s.hotkeys),
  coldkeys: column(vec(AccountId), s => s.coldkeys),
  identities,
  axons: column(vec(AxonInfo), s => s.hotkeys.map(hotkey => axonOf(s.ctx, s.netuid, hotkey))),
  active: byUid(bool, s => Active.get(s.ctx.store, s.netuid), false),
  validator_permit: byUid(bool, s => ValidatorPermit.get(s.ctx.store, s.netuid), false),
  pruning_score: noScores,
  last_update: byUid(C64, s => LastUpdate.get(s.ctx.store, s.index), 0n),
  emission: byUid(CAlpha, s => Emission.get(s.ctx.store, s.netuid), 0n),
  dividends: byUid(C16, s => Dividends.get(s.ctx.store, s.netuid), 0),
  incentives: byUid(C16, s => Incentive.get(s.ctx.store, s.index), 0),
  consensus: byUid(C16, s => Consensus.get(s.ctx.store, s.netuid), 0),
  trust: noScores,
  rank: noScores,
  block_at_registration: column(vec(C64), s =>
    s.hotkeys.map((_, uid) => BlockAtRegistration.get(s.ctx.store, s.netuid, uid)),
  ),
  alpha_stake: column(vec(CAlpha), s => stakes(s).map(({ alpha }) => alpha >> FRACTION)),
  tao_stake: column(vec(CRao), s => stakes(s).map(({ tao }) => tao >> FRACTION)),
  total_stake: column(vec(CRao), s => stakes(s).map(({ total }) => total >> FRACTION)),
  tao_dividends_per_hotkey: column(vec(tuple(AccountId, CRao)), s => s.hotkeys.map(hotkey => [hotkey, 0n] as const)),
  alpha_dividends_per_hotkey: column(vec(tuple(AccountId, CAlpha)), s =>
    s.hotkeys.map(hotkey => [hotkey, AlphaDividendsPerSubnet.get(s.ctx.store, s.netuid, hotkey)] as const),
  ),
} as const;

/** Bits behind the point of a stake weight, a 64.64 fixed-point number. */
const FRACTION = 64n;

function sinceLastStep({ ctx, netuid }: Subnet): bigint {
  const since = currentBlock(ctx) - LastMechansimStepBlock.get(ctx.store, netuid);
  return since > 0n ? since : 0n;
}

function nameOf({ ctx, netuid }: Subnet): Uint8Array {
  const given = SubnetIdentitiesV3.get(ctx.store, netuid)?.subnet_name;
  return given === undefined || given.length === 0 ? defaultName(netuid) : given;
}

function stakes({ ctx, netuid, hotkeys }: Subnet) {
  return hotkeys.map(hotkey => stakeWeight(ctx, hotkey, netuid));
}

/** A subnet with its neurons, one entry by uid in each list. */
export const Metagraph = struct("pallet_subtensor::rpc_info::metagraph::Metagraph", codecsOf(columns));
/** A subnet with its neurons, one entry by uid in each list. */
export type Metagraph = Static<typeof Metagraph>;

/** The metagraph of a mechanism. Cost: a read of every neuron of the subnet, and of its parents and children. */
export function metagraph(subnet: Subnet): Metagraph {
  return readAll(columns, subnet);
}

/** The columns of {@link Metagraph} that the selective one may leave out: all but `netuid`. */
export const chosen = Object.entries(columns).slice(1) as [string, Column<unknown>][];
