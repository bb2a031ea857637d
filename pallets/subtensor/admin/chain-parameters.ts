import { CKBurn } from "../children/storage.ts";
import { config } from "../config/config.ts";
import * as keyEvents from "../keys/events.ts";
import * as keys from "../keys/storage.ts";
import * as pool from "../pool/storage.ts";
import { StakeThresholdSet } from "../shares/events.ts";
import { StakeThreshold } from "../shares/storage.ts";
import * as events from "../subnets/events.ts";
import { SubnetOwnerCut } from "../subnets/hyperparameters.ts";
import { MaxEpochsPerBlock } from "../subnets/schedule.ts";
import * as subnets from "../subnets/storage.ts";
import { CommitRevealVersionSet } from "../weights/events.ts";
import { CommitRevealWeightsVersion } from "../weights/storage.ts";
import { nominatorMinRequiredStake } from "./nominations.ts";
import { type ChainParameter, ensureWithin, ofChain } from "./parameter.ts";

const maxMechanismCount: ChainParameter<number> = {
  set(ctx, count) {
    ensureWithin(count, 1, config(ctx).limits.mechanisms);
    subnets.MaxMechanismCount.set(ctx.store, count);
  },
};

/** Parameters of the whole chain that root sets. */
export const chainParameters = {
  maxDelegateTake: ofChain(keys.MaxDelegateTake, keyEvents.MaxDelegateTakeSet),
  minDelegateTake: ofChain(keys.MinDelegateTake, keyEvents.MinDelegateTakeSet),
  txRateLimit: ofChain(keys.TxRateLimit, keyEvents.TxRateLimitSet),
  txDelegateTakeRateLimit: ofChain(keys.TxDelegateTakeRateLimit, keyEvents.TxDelegateTakeRateLimitSet),
  subnetOwnerCut: ofChain(SubnetOwnerCut, events.SubnetOwnerCutSet),
  networkRateLimit: ofChain(subnets.NetworkRateLimit, events.NetworkRateLimitSet),
  networkImmunityPeriod: ofChain(subnets.NetworkImmunityPeriod, events.NetworkImmunityPeriodSet),
  networkMinLockCost: ofChain(subnets.NetworkMinLockCost, events.NetworkMinLockCostSet),
  subnetLimit: ofChain(subnets.SubnetLimit, events.SubnetLimitSet),
  lockReductionInterval: ofChain(subnets.NetworkLockReductionInterval, events.NetworkLockCostReductionIntervalSet),
  stakeThreshold: ofChain(StakeThreshold, StakeThresholdSet),
  nominatorMinRequiredStake,
  dissolveScheduleDuration: ofChain(subnets.DissolveNetworkScheduleDuration, events.DissolveNetworkScheduleDurationSet),
  subnetMovingAlpha: ofChain(pool.SubnetMovingAlpha),
  commitRevealVersion: ofChain(CommitRevealWeightsVersion, CommitRevealVersionSet),
  ckBurn: ofChain(CKBurn),
  adminFreezeWindow: ofChain(subnets.AdminFreezeWindow, events.AdminFreezeWindowSet),
  ownerHyperparamRateLimit: ofChain(subnets.OwnerHyperparamRateLimit, events.OwnerHyperparamRateLimitSet),
  taoFlowCutoff: ofChain(pool.TaoFlowCutoff),
  flowNormExponent: ofChain(pool.FlowNormExponent),
  flowSmoothingFactor: ofChain(pool.FlowEmaSmoothingFactor),
  netTaoFlow: ofChain(pool.NetTaoFlowEnabled),
  maxMechanismCount,
  startCallDelay: ofChain(subnets.StartCallDelay, events.StartCallDelaySet),
  coldkeySwapAnnouncementDelay: ofChain(keys.ColdkeySwapAnnouncementDelay, keyEvents.ColdkeySwapAnnouncementDelaySet),
  coldkeySwapReannouncementDelay: ofChain(
    keys.ColdkeySwapReannouncementDelay,
    keyEvents.ColdkeySwapReannouncementDelaySet,
  ),
  maxEpochsPerBlock: ofChain(MaxEpochsPerBlock, events.MaxEpochsPerBlockSet),
} as const;
