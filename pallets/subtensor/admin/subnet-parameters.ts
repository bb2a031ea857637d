import { ensure } from "@waystone/frame";
import { MinChildKeyTakePerSubnetSet } from "../children/events.ts";
import { MinChildkeyTakePerSubnet } from "../children/storage.ts";
import { config } from "../config/config.ts";
import { Err } from "../errors.ts";
import { EMAPriceHalvingBlocks } from "../pool/storage.ts";
import { RAORecycledForRegistrationSet } from "../registration/events.ts";
import { RAORecycledForRegistration } from "../registration/storage.ts";
import * as events from "../subnets/events.ts";
import * as items from "../subnets/hyperparameters.ts";
import { MechanismCountCurrent, SubtokenEnabled } from "../subnets/storage.ts";
import { emissionSplit, ensureUidsFit, mechanismCount } from "./mechanisms.ts";
import { checked, ensureWithin, ofSubnet } from "./parameter.ts";
import { tempo } from "./tempo.ts";

/** Least of both weights of new bonds under liquid alpha: 65535 / 40. */
const LEAST_ALPHA = 1_638;

/** Parameters of each subnet that root or its owner sets. */
export const subnetParameters = {
  servingRateLimit: ofSubnet(items.ServingRateLimit, events.ServingRateLimitSet),
  minDifficulty: ofSubnet(items.MinDifficulty, events.MinDifficultySet),
  maxDifficulty: ofSubnet(items.MaxDifficulty, events.MaxDifficultySet),
  difficulty: ofSubnet(items.Difficulty, events.DifficultySet),
  weightsVersionKey: ofSubnet(items.WeightsVersionKey, events.WeightsVersionKeySet),
  weightsSetRateLimit: ofSubnet(items.WeightsSetRateLimit, events.WeightsSetRateLimitSet),
  adjustmentInterval: ofSubnet(items.AdjustmentInterval, events.AdjustmentIntervalSet),
  adjustmentAlpha: ofSubnet(items.AdjustmentAlpha, events.AdjustmentAlphaSet),
  immunityPeriod: ofSubnet(items.ImmunityPeriod, events.ImmunityPeriodSet),
  minAllowedWeights: ofSubnet(items.MinAllowedWeights, events.MinAllowedWeightSet),
  minAllowedUids: ofSubnet(items.MinAllowedUids, events.MinAllowedUidsSet),
  maxAllowedUids: checked(ofSubnet(items.MaxAllowedUids, events.MaxAllowedUidsSet), (ctx, netuid, uids) =>
    ensureUidsFit(ctx, uids, MechanismCountCurrent.get(ctx.store, netuid)),
  ),
  minNonImmuneUids: ofSubnet(items.MinNonImmuneUids, events.MinNonImmuneUidsSet),
  immuneOwnerUidsLimit: checked(ofSubnet(items.ImmuneOwnerUidsLimit), (ctx, _, limit) =>
    ensureWithin(limit, ...config(ctx).limits.immuneOwnerUids),
  ),
  maxAllowedValidators: ofSubnet(items.MaxAllowedValidators, events.MaxAllowedValidatorsSet),
  maxRegistrationsPerBlock: ofSubnet(items.MaxRegistrationsPerBlock, events.MaxRegistrationsPerBlockSet),
  targetRegistrationsPerInterval: ofSubnet(items.TargetRegistrationsPerInterval, events.RegistrationPerIntervalSet),
  registrationAllowed: ofSubnet(items.NetworkRegistrationAllowed, events.RegistrationAllowed),
  powRegistrationAllowed: ofSubnet(items.NetworkPowRegistrationAllowed, events.PowRegistrationAllowed),
  kappa: ofSubnet(items.Kappa, events.KappaSet),
  rho: ofSubnet(items.Rho),
  activityCutoff: checked(ofSubnet(items.ActivityCutoff, events.ActivityCutoffSet), ({ store }, _, cutoff) =>
    ensure(cutoff >= items.MinActivityCutoff.get(store), Err.ActivityCutoffTooLow),
  ),
  minBurn: ofSubnet(items.MinBurn, events.MinBurnSet),
  maxBurn: ofSubnet(items.MaxBurn, events.MaxBurnSet),
  burnHalfLife: ofSubnet(items.BurnHalfLife),
  burnIncreaseMult: ofSubnet(items.BurnIncreaseMult),
  raoRecycled: ofSubnet(RAORecycledForRegistration, RAORecycledForRegistrationSet),
  bondsMovingAverage: ofSubnet(items.BondsMovingAverage, events.BondsMovingAverageSet),
  bondsPenalty: ofSubnet(items.BondsPenalty, events.BondsPenaltySet),
  bondsReset: ofSubnet(items.BondsResetOn, events.BondsResetOnSet),
  commitReveal: ofSubnet(items.CommitRevealWeightsEnabled, events.CommitRevealEnabled),
  revealPeriod: checked(ofSubnet(items.RevealPeriodEpochs, events.CommitRevealPeriodsSet), (ctx, _, epochs) => {
    const [least, greatest] = config(ctx).limits.revealPeriod;
    ensure(epochs <= BigInt(greatest), Err.RevealPeriodTooLarge);
    ensure(epochs >= BigInt(least), Err.RevealPeriodTooSmall);
  }),
  liquidAlpha: ofSubnet(items.LiquidAlphaOn),
  alphaValues: checked(ofSubnet(items.AlphaValues), ({ store }, netuid, [low, high]) => {
    ensure(items.LiquidAlphaOn.get(store, netuid), Err.LiquidAlphaDisabled);
    ensure(high >= LEAST_ALPHA, Err.AlphaHighTooLow);
    ensure(low >= LEAST_ALPHA && low <= high, Err.AlphaLowOutOfRange);
  }),
  alphaSigmoidSteepness: ofSubnet(items.AlphaSigmoidSteepness),
  yuma3: ofSubnet(items.Yuma3On),
  transfers: ofSubnet(items.TransferToggle, events.TransferToggle),
  recycleOrBurn: ofSubnet(items.RecycleOrBurn),
  emaPriceHalving: ofSubnet(EMAPriceHalvingBlocks),
  subtoken: ofSubnet(SubtokenEnabled),
  ownerCut: ofSubnet(items.OwnerCutEnabled),
  ownerCutAutoLock: ofSubnet(items.OwnerCutAutoLockEnabled),
  emission: ofSubnet(items.SubnetEmissionEnabled),
  minChildkeyTake: ofSubnet(MinChildkeyTakePerSubnet, MinChildKeyTakePerSubnetSet),
  tempo,
  mechanismCount,
  emissionSplit,
} as const;
