import { blake2_128Concat, storageMap, twox64Concat } from "@waystone/frame";
import { NetUid, Rao, u64f64 } from "@waystone/primitives";
import { bool, i16, tuple, u16, u32, u64 } from "@waystone/scale";
import { initial } from "../config/config.ts";
import { perSubnet, single } from "../items.ts";
import { RecycleOrBurnEnum } from "./types.ts";

export const NetworkRegistrationAllowed = perSubnet("Whether neurons can register on a subnet.", bool, true);
export const NetworkPowRegistrationAllowed = perSubnet(
  "Whether neurons can register on a subnet by proof of work.",
  bool,
  true,
);
export const MaxRegistrationsPerBlock = perSubnet(
  "Most neurons that may register in one block; on root only.",
  u16,
  initial("maxRegistrationsPerBlock"),
);
export const TargetRegistrationsPerInterval = perSubnet(
  "Registrations that a subnet aims at in an interval; a limit on root only.",
  u16,
  initial("targetRegistrationsPerInterval"),
);
export const AdjustmentInterval = perSubnet("Blocks of a registration interval.", u16, initial("adjustmentInterval"));
export const AdjustmentAlpha = perSubnet(
  "Weight of the old price when it is adjusted, as a 64-bit fraction. Out of use.",
  u64,
  initial("adjustmentAlpha"),
);
export const Burn = perSubnet("Price of a neuron's registration, in rao.", Rao, initial("burn"));
export const MinBurn = perSubnet("Least price of a registration, in rao.", Rao, initial("minBurn"));
export const MaxBurn = perSubnet("Greatest price of a registration, in rao.", Rao, initial("maxBurn"));
export const BurnHalfLife = perSubnet(
  "Blocks in which the price of a registration falls to half; 0: it does not fall.",
  u16,
  initial("burnHalfLife"),
);
export const BurnIncreaseMult = perSubnet(
  "Factor by which a registration raises the price of the next.",
  u64f64,
  initial("burnIncreaseMult"),
);
export const Difficulty = perSubnet(
  "Difficulty of registration by proof of work: expected number of hashes.",
  u64,
  initial("difficulty"),
);
export const MinDifficulty = perSubnet(
  "Least difficulty of registration by proof of work.",
  u64,
  initial("minDifficulty"),
);
export const MaxDifficulty = perSubnet(
  "Greatest difficulty of registration by proof of work.",
  u64,
  initial("maxDifficulty"),
);
export const MinAllowedUids = perSubnet(
  "Least number of uids to which a subnet can be trimmed.",
  u16,
  initial("minAllowedUids"),
);
export const MaxAllowedUids = perSubnet("Most uids of a subnet.", u16, initial("maxAllowedUids"));
export const ImmunityPeriod = perSubnet(
  "Blocks after its registration during which a neuron is pruned only where nobody else can be.",
  u16,
  initial("immunityPeriod"),
);
export const MinNonImmuneUids = perSubnet(
  "Number of neurons that must stay open to pruning.",
  u16,
  initial("minNonImmuneUids"),
);
export const ImmuneOwnerUidsLimit = perSubnet(
  "Most neurons of a subnet's owner that are never pruned.",
  u16,
  initial("immuneOwnerUidsLimit"),
);
export const MaxAllowedValidators = perSubnet(
  "Most neurons with a validator permit.",
  u16,
  initial("maxAllowedValidators"),
);
export const MinAllowedWeights = perSubnet(
  "Least number of weights that a validator sets at a time.",
  u16,
  initial("minAllowedWeights"),
);
export const MaxWeightsLimit = perSubnet("Greatest weight, in 65535ths. Out of use.", u16, 0xffff);
export const WeightsVersionKey = perSubnet(
  "Least version of the software with which weights may be set; 0 for any.",
  u64,
  initial("weightsVersionKey"),
);
export const WeightsSetRateLimit = perSubnet(
  "Blocks that must pass between two settings of weights.",
  u64,
  initial("weightsSetRateLimit"),
);
export const CommitRevealWeightsEnabled = perSubnet(
  "Whether weights are committed first and revealed later.",
  bool,
  initial("commitRevealWeightsEnabled"),
);
export const RevealPeriodEpochs = storageMap({
  docs: ["Epochs from the commit of weights to their reveal."],
  keys: [twox64Concat(NetUid)],
  value: u64,
  default: initial("revealPeriodEpochs"),
});
export const ActivityCutoff = perSubnet(
  "Blocks without weights after which a validator is inactive, where the cutoff is counted in blocks.",
  u16,
  initial("activityCutoff"),
);
export const MinActivityCutoff = single("Least activity cutoff, in blocks.", u16, initial("minActivityCutoff"));
export const ActivityCutoffFactorMilli = perSubnet(
  "Activity cutoff in thousandths of a tempo, where the cutoff follows the tempo.",
  u32,
  initial("activityCutoffFactorMilli"),
);
export const Rho = perSubnet("Steepness of trust. Out of use.", u16, initial("rho"));
export const Kappa = perSubnet(
  "Share of stake that makes a majority in consensus, in 65535ths.",
  u16,
  initial("kappa"),
);
export const BondsMovingAverage = perSubnet(
  "Weight of the old bonds in their moving average, in millionths.",
  u64,
  initial("bondsMovingAverage"),
);
export const BondsPenalty = perSubnet(
  "How much weight above consensus costs in bonds, in 65535ths.",
  u16,
  initial("bondsPenalty"),
);
export const BondsResetOn = perSubnet(
  "Whether a validator's commitment can reset the bonds to it.",
  bool,
  initial("bondsResetOn"),
);
export const LiquidAlphaOn = storageMap({
  docs: ["Whether the bonds' moving average follows how far a weight is from consensus."],
  keys: [blake2_128Concat(NetUid)],
  value: bool,
  default: initial("liquidAlphaOn"),
});
export const AlphaValues = perSubnet(
  "Least and greatest weight of new bonds under liquid alpha, in 65535ths.",
  tuple(u16, u16),
  initial("alphaValues"),
);
export const AlphaSigmoidSteepness = perSubnet(
  "Steepness of the curve of liquid alpha, in thousandths.",
  i16,
  initial("alphaSigmoidSteepness"),
);
export const Yuma3On = storageMap({
  docs: ["Whether bonds are fractions of a neuron, each on its own scale (Yuma 3)."],
  keys: [blake2_128Concat(NetUid)],
  value: bool,
  default: initial("yuma3On"),
});
export const ServingRateLimit = perSubnet(
  "Blocks that must pass between two announcements of an endpoint.",
  u64,
  initial("servingRateLimit"),
);
export const ValidatorPruneLen = perSubnet(
  "Pruning length of validators. Out of use.",
  u64,
  initial("validatorPruneLen"),
);
export const ScalingLawPower = perSubnet(
  "Power of the scaling law, in hundredths. Out of use.",
  u16,
  initial("scalingLawPower"),
);
export const TransferToggle = perSubnet("Whether stake on a subnet can be transferred to other coldkeys.", bool, true);
export const RecycleOrBurn = perSubnet(
  "What becomes of incentive that goes to the owner's own neurons.",
  RecycleOrBurnEnum,
  "Burn",
);
export const SubnetOwnerCut = single(
  "Share of a subnet's emission that its owner gets, in 65535ths; for all subnets.",
  u16,
  initial("subnetOwnerCut"),
);
export const OwnerCutEnabled = perSubnet("Whether a subnet's owner gets a cut.", bool, true);
export const OwnerCutAutoLockEnabled = perSubnet("Whether the owner's cut is locked as it is paid.", bool, false);
export const SubnetEmissionEnabled = perSubnet("Whether a subnet takes part in the emission of TAO.", bool, true);
