import type { Context, Store } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import * as children from "../children/storage.ts";
import * as coinbase from "../coinbase/storage.ts";
import { config } from "../config/config.ts";
import * as epoch from "../epoch/storage.ts";
import { LastHotkeySwapOnNetuid, TransactionKeyLastBlock } from "../keys/storage.ts";
import * as locks from "../locks/storage.ts";
import * as neurons from "../neurons/storage.ts";
import * as pool from "../pool/storage.ts";
import { storageIndices } from "../registration/membership.ts";
import * as registration from "../registration/storage.ts";
import * as serving from "../serving/storage.ts";
import { TotalHotkeyAlphaLastEpoch } from "../shares/storage.ts";
import * as staking from "../staking/storage.ts";
import * as parameters from "../subnets/hyperparameters.ts";
import * as schedule from "../subnets/schedule.ts";
import * as subnets from "../subnets/storage.ts";
import * as weights from "../weights/storage.ts";

/** A map of one value for each subnet. */
interface PerSubnet {
  remove(store: Store, netuid: NetUid): void;
}

/** Values that every dissolution removes. */
const VALUES: readonly PerSubnet[] = [
  subnets.SubnetOwner,
  subnets.SubnetOwnerHotkey,
  subnets.NetworksAdded,
  subnets.NetworkRegisteredAt,
  subnets.SubnetLocked,
  subnets.LargestLocked,
  subnets.FirstEmissionBlockNumber,
  subnets.SubtokenEnabled,
  subnets.SubnetMechanism,
  subnets.TokenSymbol,
  subnets.MechanismCountCurrent,
  subnets.MechanismEmissionSplit,
  schedule.Tempo,
  schedule.LastEpochBlock,
  schedule.PendingEpochAt,
  schedule.SubnetEpochIndex,
  schedule.BlocksSinceLastStep,
  schedule.LastMechansimStepBlock,
  parameters.NetworkRegistrationAllowed,
  parameters.NetworkPowRegistrationAllowed,
  parameters.MaxRegistrationsPerBlock,
  parameters.TargetRegistrationsPerInterval,
  parameters.Burn,
  parameters.MinBurn,
  parameters.MaxBurn,
  parameters.BurnHalfLife,
  parameters.BurnIncreaseMult,
  parameters.Difficulty,
  parameters.MinDifficulty,
  parameters.MaxDifficulty,
  parameters.MaxAllowedUids,
  parameters.ImmunityPeriod,
  parameters.ImmuneOwnerUidsLimit,
  parameters.MaxAllowedValidators,
  parameters.MinAllowedWeights,
  parameters.WeightsVersionKey,
  parameters.WeightsSetRateLimit,
  parameters.CommitRevealWeightsEnabled,
  parameters.RevealPeriodEpochs,
  parameters.ActivityCutoff,
  parameters.ActivityCutoffFactorMilli,
  parameters.Rho,
  parameters.Kappa,
  parameters.BondsMovingAverage,
  parameters.BondsPenalty,
  parameters.BondsResetOn,
  parameters.LiquidAlphaOn,
  parameters.AlphaValues,
  parameters.AlphaSigmoidSteepness,
  parameters.Yuma3On,
  parameters.ServingRateLimit,
  parameters.ValidatorPruneLen,
  parameters.ScalingLawPower,
  parameters.TransferToggle,
  parameters.OwnerCutAutoLockEnabled,
  neurons.SubnetworkN,
  neurons.Active,
  neurons.Emission,
  neurons.Consensus,
  neurons.Dividends,
  neurons.ValidatorTrust,
  neurons.ValidatorPermit,
  neurons.StakeWeight,
  pool.SubnetTAO,
  pool.SubnetAlphaIn,
  pool.SubnetVolume,
  pool.SubnetMovingPrice,
  pool.EMAPriceHalvingBlocks,
  pool.SubnetTaoFlow,
  pool.SubnetEmaTaoFlow,
  pool.SubnetProtocolFlow,
  pool.SubnetEmaProtocolFlow,
  registration.RegistrationsThisBlock,
  registration.RegistrationsThisInterval,
  registration.POWRegistrationsThisInterval,
  registration.BurnRegistrationsThisInterval,
  registration.LastAdjustmentBlock,
  registration.RAORecycledForRegistration,
  coinbase.SubnetTaoInEmission,
  coinbase.SubnetAlphaInEmission,
  coinbase.SubnetAlphaOutEmission,
  coinbase.SubnetExcessTao,
  coinbase.PendingServerEmission,
  coinbase.PendingValidatorEmission,
  coinbase.PendingRootAlphaDivs,
  coinbase.PendingOwnerCut,
  coinbase.MinerBurned,
  coinbase.LoadedEmission,
  locks.OwnerLock,
  locks.DecayingOwnerLock,
];

/** Values that the reference leaves to the next subnet of the same number (quirk 7). */
const LEFT_VALUES: readonly PerSubnet[] = [
  parameters.AdjustmentInterval,
  parameters.AdjustmentAlpha,
  parameters.MinAllowedUids,
  parameters.MinNonImmuneUids,
  parameters.MaxWeightsLimit,
  parameters.RecycleOrBurn,
  parameters.OwnerCutEnabled,
  parameters.SubnetEmissionEnabled,
  pool.RootProp,
  children.MinChildkeyTakePerSubnet,
  staking.RootClaimableThreshold,
  registration.CollateralLockShare,
  registration.CollateralDrainRatio,
  epoch.VotingPowerTrackingEnabled,
  epoch.VotingPowerDisableAtBlock,
  epoch.VotingPowerEmaAlpha,
  epoch.SubnetEpochConsensus,
];

/** A map whose first key is the subnet. */
interface BySubnet {
  clearPrefix(store: Store, netuid: NetUid): number;
}

const MAPS: readonly BySubnet[] = [
  neurons.Uids,
  neurons.Keys,
  neurons.BlockAtRegistration,
  serving.Axons,
  serving.NeuronCertificates,
  serving.Prometheus,
  serving.AssociatedEvmAddress,
  coinbase.AlphaDividendsPerSubnet,
  children.PendingChildKeys,
  LastHotkeySwapOnNetuid,
  locks.HotkeyLock,
  locks.DecayingHotkeyLock,
];

/** Maps that the reference leaves to the next subnet of the same number (quirk 7). */
const LEFT_MAPS: readonly BySubnet[] = [
  epoch.VotingPower,
  coinbase.RootAlphaDividendsPerSubnet,
  registration.MinerCollateral,
];

/** A map under (key, subnet). */
interface ByKeyAndSubnet<K> {
  iterKeys(store: Store): Iterable<readonly [K, NetUid]>;
  remove(store: Store, key: K, netuid: NetUid): void;
}

function removeUnder<K>(store: Store, map: ByKeyAndSubnet<K>, netuid: NetUid): void {
  for (const [key, of] of map.iterKeys(store)) if (of === netuid) map.remove(store, key, netuid);
}

/** Removes what keys have on a subnet. Each walk is over the whole map, of which a dissolution is worth it. */
function wipeByKey(store: Store, netuid: NetUid, all: boolean): void {
  for (const map of [children.ChildkeyTake, children.ChildKeys, children.ParentKeys]) removeUnder(store, map, netuid);
  for (const map of [coinbase.LastHotkeyEmissionOnNetuid, TotalHotkeyAlphaLastEpoch]) removeUnder(store, map, netuid);
  removeUnder(store, locks.DecayingLock, netuid);
  if (all) {
    removeUnder(store, staking.AutoStakeDestination, netuid);
    removeUnder(store, staking.AutoStakeDestinationColdkeys, netuid);
  }
  for (const [key, of, kind] of TransactionKeyLastBlock.iterKeys(store))
    if (of === netuid) TransactionKeyLastBlock.remove(store, key, netuid, kind);
}

function wipeMechanisms(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  for (const index of storageIndices(ctx, netuid)) {
    neurons.LastUpdate.remove(store, index);
    neurons.Incentive.remove(store, index);
    neurons.Bonds.clearPrefix(store, index);
    neurons.Weights.clearPrefix(store, index);
    weights.WeightCommits.clearPrefix(store, index);
    weights.TimelockedWeightCommits.clearPrefix(store, index);
    weights.CRV3WeightCommits.clearPrefix(store, index);
    weights.CRV3WeightCommitsV2.clearPrefix(store, index);
  }
}

function wipeLocks(store: Store, netuid: NetUid): void {
  for (const [, hotkey, coldkey] of locks.LockingColdkeys.iterKeys(store, netuid))
    locks.Lock.remove(store, coldkey, netuid, hotkey);
  locks.LockingColdkeys.clearPrefix(store, netuid);
}

/** Root dividends of a subnet that nobody claimed are lost (quirk 19). */
export function wipeRootDividends({ store }: Context, netuid: NetUid): void {
  for (const [[hotkey], rates] of staking.RootClaimable.iterPrefix(store))
    if (rates.has(netuid))
      staking.RootClaimable.set(store, [hotkey], new Map([...rates].filter(([of]) => of !== netuid)));
  staking.RootClaimed.clearPrefix(store, netuid);
}

/** Removes all that is stored of a subnet, but for how many had its number (`runtime.md` 4.7, step 6). */
export function wipeSubnet(ctx: Context, netuid: NetUid): void {
  const { store } = ctx;
  const all = config(ctx).rules.fixes.dissolveWipesAll;
  wipeMechanisms(ctx, netuid);
  wipeLocks(store, netuid);
  for (const [, uid] of neurons.Keys.iterKeys(store, netuid))
    neurons.IsNetworkMember.remove(store, neurons.Keys.get(store, netuid, uid), netuid);
  wipeByKey(store, netuid, all);
  for (const map of all ? [...MAPS, ...LEFT_MAPS] : MAPS) map.clearPrefix(store, netuid);
  for (const item of all ? [...VALUES, ...LEFT_VALUES] : VALUES) item.remove(store, netuid);
  subnets.TotalNetworks.mutate(store, n => Math.max(0, n - 1));
}
