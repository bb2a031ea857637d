import { type ConstantDef, constant, type Ports } from "@waystone/frame";
import { BlockNumber, Rao } from "@waystone/primitives";
import { bool, type Codec, fixedBytes, i16, newtype, u8, u16, u32, u64 } from "@waystone/scale";
import { BURN_PALLET_ID, SUBNETS_PALLET_ID } from "./accounts.ts";
import { SubtensorConfigPort } from "./config/config.ts";
import type { InitialValues } from "./config/initial.ts";
import type { Limits } from "./config/limits.ts";
import { Percent } from "./leasing/types.ts";

const PalletId = newtype("frame_support::PalletId", fixedBytes(8).named("[u8; 8]"));
const text = new TextEncoder();

const value = <T>(codec: Codec<T>, of: (initial: InitialValues) => T, docs: string): ConstantDef<T> =>
  constant(codec, (ports: Ports) => of(ports.use(SubtensorConfigPort).initial), docs);
const limit = <T>(codec: Codec<T>, of: (limits: Limits) => T, docs: string): ConstantDef<T> =>
  constant(codec, (ports: Ports) => of(ports.use(SubtensorConfigPort).limits), docs);

/** Constants of the pallet, as clients read them from the metadata; most say how a parameter begins. */
export const constants = {
  InitialIssuance: value(Rao, initial => initial.issuance, "TAO in existence at the start, in rao."),
  InitialMinAllowedWeights: value(
    u16,
    initial => initial.minAllowedWeights,
    "Least number of weights that a validator sets.",
  ),
  InitialEmissionValue: constant(u16, 0, "Emission of a new subnet."),
  InitialTempo: value(u16, initial => initial.tempo, "Blocks between two epochs."),
  InitialDifficulty: value(u64, initial => initial.difficulty, "Difficulty of registration."),
  InitialMaxDifficulty: value(u64, initial => initial.maxDifficulty, "Greatest difficulty of registration."),
  InitialMinDifficulty: value(u64, initial => initial.minDifficulty, "Least difficulty of registration."),
  InitialRAORecycledForRegistration: value(
    Rao,
    initial => initial.raoRecycledForRegistration,
    "TAO paid for registrations at the start, in rao.",
  ),
  InitialBurn: value(Rao, initial => initial.burn, "Price of a registration, in rao."),
  InitialMaxBurn: value(Rao, initial => initial.maxBurn, "Greatest price of a registration, in rao."),
  InitialMinBurn: value(Rao, initial => initial.minBurn, "Least price of a registration, in rao."),
  InitialMinStake: value(Rao, initial => initial.minStake, "Least stake of a call, in rao."),
  MinBurnUpperBound: limit(
    Rao,
    limits => limits.minBurnUpperBound,
    "What the least price of a registration must stay below, in rao.",
  ),
  MaxBurnLowerBound: limit(
    Rao,
    limits => limits.maxBurnLowerBound,
    "What the greatest price of a registration must stay above, in rao.",
  ),
  MinTempo: limit(u16, limits => limits.tempo[0], "Least tempo that an owner can set, in blocks."),
  MaxTempo: limit(u16, limits => limits.tempo[1], "Greatest tempo that an owner can set, in blocks."),
  MinActivityCutoffFactorMilli: limit(
    u32,
    limits => limits.activityCutoffFactorMilli[0],
    "Least activity cutoff, in thousandths of a tempo.",
  ),
  MaxActivityCutoffFactorMilli: limit(
    u32,
    limits => limits.activityCutoffFactorMilli[1],
    "Greatest activity cutoff, in thousandths of a tempo.",
  ),
  InitialAdjustmentInterval: value(u16, initial => initial.adjustmentInterval, "Blocks of a registration interval."),
  InitialBondsMovingAverage: value(u64, initial => initial.bondsMovingAverage, "Weight of old bonds, in millionths."),
  InitialBondsPenalty: value(u16, initial => initial.bondsPenalty, "Penalty on bonds, in 65535ths."),
  InitialBondsResetOn: value(bool, initial => initial.bondsResetOn, "Whether commitments reset bonds."),
  InitialTargetRegistrationsPerInterval: value(
    u16,
    initial => initial.targetRegistrationsPerInterval,
    "Registrations aimed at in an interval.",
  ),
  InitialRho: value(u16, initial => initial.rho, "Steepness of trust."),
  InitialAlphaSigmoidSteepness: value(
    i16,
    initial => initial.alphaSigmoidSteepness,
    "Steepness of liquid alpha, in thousandths.",
  ),
  InitialKappa: value(u16, initial => initial.kappa, "Majority in consensus, in 65535ths."),
  InitialMinAllowedUids: value(u16, initial => initial.minAllowedUids, "Least number of uids."),
  InitialMaxAllowedUids: value(u16, initial => initial.maxAllowedUids, "Most uids."),
  InitialValidatorPruneLen: value(u64, initial => initial.validatorPruneLen, "Pruning length of validators."),
  InitialScalingLawPower: value(u16, initial => initial.scalingLawPower, "Power of the scaling law, in hundredths."),
  InitialImmunityPeriod: value(u16, initial => initial.immunityPeriod, "Immunity of new neurons, in blocks."),
  InitialActivityCutoff: value(
    u16,
    initial => initial.activityCutoff,
    "Blocks without weights that make a validator inactive.",
  ),
  InitialMaxRegistrationsPerBlock: value(
    u16,
    initial => initial.maxRegistrationsPerBlock,
    "Most registrations in a block.",
  ),
  InitialPruningScore: constant(u16, 0xffff, "Pruning score of a new neuron."),
  InitialMaxAllowedValidators: value(u16, initial => initial.maxAllowedValidators, "Most validators."),
  InitialDefaultDelegateTake: value(u16, initial => initial.defaultDelegateTake, "Take of a delegate, in 65535ths."),
  InitialMinDelegateTake: value(u16, initial => initial.minDelegateTake, "Least take of a delegate, in 65535ths."),
  InitialDefaultChildKeyTake: value(
    u16,
    initial => initial.defaultChildKeyTake,
    "Take of a child hotkey, in 65535ths.",
  ),
  InitialMinChildKeyTake: value(u16, initial => initial.minChildKeyTake, "Least take of a child hotkey, in 65535ths."),
  InitialMaxChildKeyTake: value(
    u16,
    initial => initial.maxChildKeyTake,
    "Greatest take of a child hotkey, in 65535ths.",
  ),
  InitialWeightsVersionKey: value(
    u64,
    initial => initial.weightsVersionKey,
    "Least version with which weights may be set.",
  ),
  InitialServingRateLimit: value(
    u64,
    initial => initial.servingRateLimit,
    "Blocks between two announcements of an endpoint.",
  ),
  InitialTxRateLimit: value(u64, initial => initial.txRateLimit, "Blocks between two key swaps."),
  InitialTxDelegateTakeRateLimit: value(
    u64,
    initial => initial.txDelegateTakeRateLimit,
    "Blocks between two raises of a delegate's take.",
  ),
  InitialTxChildKeyTakeRateLimit: value(
    u64,
    initial => initial.txChildKeyTakeRateLimit,
    "Blocks between two raises of a child hotkey's take.",
  ),
  InitialAdjustmentAlpha: value(u64, initial => initial.adjustmentAlpha, "Weight of the old price in its adjustment."),
  InitialNetworkImmunityPeriod: value(
    u64,
    initial => initial.networkImmunityPeriod,
    "Immunity of new subnets, in blocks.",
  ),
  InitialNetworkMinLockCost: value(Rao, initial => initial.networkMinLockCost, "Least price of a subnet, in rao."),
  InitialSubnetOwnerCut: value(u16, initial => initial.subnetOwnerCut, "Owners' share in emission, in 65535ths."),
  InitialNetworkLockReductionInterval: value(
    u64,
    initial => initial.networkLockReductionInterval,
    "Blocks in which the price of a subnet falls back.",
  ),
  InitialNetworkRateLimit: value(
    u64,
    initial => initial.networkRateLimit,
    "Blocks between two registrations of subnets.",
  ),
  KeySwapCost: value(Rao, initial => initial.keySwapCost, "Price of a key swap on all subnets, in rao."),
  AlphaHigh: value(u16, initial => initial.alphaValues[1], "High alpha of liquid alpha, in 65535ths."),
  AlphaLow: value(u16, initial => initial.alphaValues[0], "Low alpha of liquid alpha, in 65535ths."),
  LiquidAlphaOn: value(bool, initial => initial.liquidAlphaOn, "Whether liquid alpha is on."),
  Yuma3On: value(bool, initial => initial.yuma3On, "Whether Yuma 3 is on."),
  InitialColdkeySwapAnnouncementDelay: value(
    BlockNumber,
    initial => initial.coldkeySwapAnnouncementDelay,
    "Blocks from a coldkey swap's announcement to the swap.",
  ),
  InitialColdkeySwapReannouncementDelay: value(
    BlockNumber,
    initial => initial.coldkeySwapReannouncementDelay,
    "Blocks after which a coldkey swap can be announced anew.",
  ),
  InitialDissolveNetworkScheduleDuration: value(
    BlockNumber,
    initial => initial.dissolveNetworkScheduleDuration,
    "Blocks from the order to dissolve a subnet to its end.",
  ),
  InitialTaoWeight: value(
    u64,
    initial => initial.taoWeight,
    "Weight of TAO on root beside alpha, as a 64-bit fraction.",
  ),
  InitialEmaPriceHalvingPeriod: value(
    u64,
    initial => initial.emaPriceHalvingPeriod,
    "Age in blocks at which a moving price moves at half speed.",
  ),
  InitialStartCallDelay: value(u64, initial => initial.startCallDelay, "Blocks after which a subnet may be started."),
  KeySwapOnSubnetCost: value(
    Rao,
    initial => initial.keySwapOnSubnetCost,
    "Price of a hotkey swap on one subnet, in rao.",
  ),
  HotkeySwapOnSubnetInterval: limit(
    u64,
    limits => BigInt(limits.hotkeySwapOnSubnet),
    "Blocks between two hotkey swaps on a subnet.",
  ),
  LeaseDividendsDistributionInterval: limit(
    BlockNumber,
    limits => limits.leaseDividendsInterval,
    "Blocks between two payments of lease dividends.",
  ),
  MaxImmuneUidsPercentage: limit(
    Percent,
    limits => limits.immuneUidsPercent,
    "Hundredths of the neurons that may be immune after a trimming.",
  ),
  SubtensorPalletId: constant(PalletId, text.encode(SUBNETS_PALLET_ID), "Names the subnets' accounts."),
  BurnAccountId: constant(PalletId, text.encode(BURN_PALLET_ID), "Names the account of burned TAO."),
  InitialMaxEpochsPerBlock: value(u8, initial => initial.maxEpochsPerBlock, "Most epochs in one block."),
} as const;
