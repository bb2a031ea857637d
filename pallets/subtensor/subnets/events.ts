import { event } from "@waystone/frame";
import { AccountId, BlockNumber, NetUid, Rao, u64f64 } from "@waystone/primitives";
import { bool, bytes, i16, u8, u16, u32, u64 } from "@waystone/scale";

const account = AccountId.named("T::AccountId");
const netuid = NetUid.named("NetUid");
const tao = Rao.named("TaoBalance");

export const NetworkAdded = event(0, "A subnet was registered: its netuid and mechanism.", netuid, u16);
export const NetworkRemoved = event(1, "A subnet was dissolved.", netuid);
export const MaxAllowedUidsSet = event(9, "The greatest number of uids of a subnet was set.", netuid, u16);
export const MaxWeightLimitSet = event(
  10,
  "The greatest weight on a subnet was set. Never emitted: the limit is fixed.",
  netuid,
  u16,
);
export const DifficultySet = event(11, "The difficulty of registration by proof of work was set.", netuid, u64);
export const AdjustmentIntervalSet = event(
  12,
  "The interval in which a subnet counts registrations was set, in blocks.",
  netuid,
  u16,
);
export const RegistrationPerIntervalSet = event(
  13,
  "The number of registrations that a subnet aims at in an interval was set.",
  netuid,
  u16,
);
export const MaxRegistrationsPerBlockSet = event(
  14,
  "The greatest number of registrations in a block was set.",
  netuid,
  u16,
);
export const ActivityCutoffSet = event(15, "The activity cutoff of a subnet was set, in blocks.", netuid, u16);
export const RhoSet = event(16, "Rho of a subnet was set.", netuid, u16);
export const AlphaSigmoidSteepnessSet = event(
  17,
  "The steepness of liquid alpha's curve was set, in thousandths.",
  netuid,
  i16,
);
export const KappaSet = event(18, "Kappa of a subnet was set, in 65535ths.", netuid, u16);
export const MinAllowedWeightSet = event(19, "The least number of weights on a subnet was set.", netuid, u16);
export const ValidatorPruneLenSet = event(20, "The pruning length of validators was set.", netuid, u64);
export const ScalingLawPowerSet = event(21, "The power of the scaling law was set.", netuid, u16);
export const WeightsSetRateLimitSet = event(
  22,
  "The blocks that must pass between two settings of weights were set.",
  netuid,
  u64,
);
export const ImmunityPeriodSet = event(
  23,
  "The immunity period of a subnet's neurons was set, in blocks.",
  netuid,
  u16,
);
export const BondsMovingAverageSet = event(
  24,
  "The weight of old bonds in their moving average was set, in millionths.",
  netuid,
  u64,
);
export const BondsPenaltySet = event(25, "The penalty on bonds was set, in 65535ths.", netuid, u16);
export const BondsResetOnSet = event(26, "Whether commitments can reset bonds was set.", netuid, bool);
export const MaxAllowedValidatorsSet = event(27, "The greatest number of validators of a subnet was set.", netuid, u16);
export const WeightsVersionKeySet = event(
  32,
  "The least version with which weights may be set on a subnet was set.",
  netuid,
  u64,
);
export const MinDifficultySet = event(
  33,
  "The least difficulty of registration by proof of work was set.",
  netuid,
  u64,
);
export const MaxDifficultySet = event(
  34,
  "The greatest difficulty of registration by proof of work was set.",
  netuid,
  u64,
);
export const ServingRateLimitSet = event(
  35,
  "The blocks that must pass between two announcements of an endpoint were set.",
  netuid,
  u64,
);
export const BurnSet = event(36, "The price of a registration was set, in rao.", netuid, tao);
export const MaxBurnSet = event(37, "The greatest price of a registration was set, in rao.", netuid, tao);
export const MinBurnSet = event(38, "The least price of a registration was set, in rao.", netuid, tao);
export const MaxEpochsPerBlockSet = event(39, "The greatest number of epochs in a block was set.", u8);
export const AdminFreezeWindowSet = event(
  43,
  "The blocks before an epoch in which hyperparameters cannot be changed were set.",
  u16,
);
export const OwnerHyperparamRateLimitSet = event(
  44,
  "The tempos between two changes of a hyperparameter by a subnet's owner were set.",
  u16,
);
export const RegistrationAllowed = event(50, "Whether neurons can register on a subnet was set.", netuid, bool);
export const PowRegistrationAllowed = event(
  51,
  "Whether neurons can register on a subnet by proof of work was set.",
  netuid,
  bool,
);
export const TempoSet = event(52, "The tempo of a subnet was set, in blocks.", netuid, u16);
export const AdjustmentAlphaSet = event(55, "The weight of the old price in its adjustment was set.", netuid, u64);
export const SubnetOwnerCutSet = event(57, "The owners' share in their subnets' emission was set, in 65535ths.", u16);
export const NetworkRateLimitSet = event(
  58,
  "The blocks that must pass between two registrations of subnets were set.",
  u64,
);
export const NetworkImmunityPeriodSet = event(59, "The immunity period of subnets was set, in blocks.", u64);
export const StartCallDelaySet = event(60, "The blocks after which a subnet may be started were set.", u64);
export const NetworkMinLockCostSet = event(61, "The least price of a subnet was set, in rao.", tao);
export const SubnetLimitSet = event(62, "The greatest number of subnets was set.", u16);
export const NetworkLockCostReductionIntervalSet = event(
  63,
  "The blocks in which the price of a subnet falls back were set.",
  u64,
);
export const SubnetIdentitySet = event(78, "A subnet's owner said what the subnet is.", netuid);
export const SubnetIdentityRemoved = event(79, "What was said of a subnet was removed.", netuid);
export const DissolveNetworkScheduled = event(80, "A subnet is to be dissolved. Never emitted.", {
  account: account.doc("Account that ordered it."),
  netuid: netuid.doc("The subnet."),
  execution_block: BlockNumber.doc("Block in which it happens."),
});
export const DissolveNetworkScheduleDurationSet = event(
  83,
  "The blocks from the order to dissolve a subnet to its end were set.",
  BlockNumber,
);
export const TransferToggle = event(93, "Whether stake on a subnet can go to other coldkeys was set.", netuid, bool);
export const SubnetOwnerHotkeySet = event(94, "The hotkey of a subnet's owner was set.", netuid, account);
export const FirstEmissionBlockNumberSet = event(
  95,
  "A subnet was started: netuid, first block in which it earns.",
  netuid,
  u64,
);
export const CommitRevealPeriodsSet = event(
  100,
  "The epochs from a commit of weights to its reveal were set.",
  netuid,
  u64,
);
export const CommitRevealEnabled = event(101, "Whether weights are committed first was set.", netuid, bool);
export const SymbolUpdated = event(105, "The symbol of a subnet was set.", {
  netuid: netuid.doc("The subnet."),
  symbol: bytes.doc("Symbol in UTF-8."),
});
export const MinAllowedUidsSet = event(111, "The least number of uids of a subnet was set.", netuid, u16);
export const MinNonImmuneUidsSet = event(
  113,
  "The number of neurons that must stay open to pruning was set.",
  netuid,
  u16,
);
export const BurnHalfLifeSet = event(124, "The blocks in which the price of a registration falls to half were set.", {
  netuid: netuid.doc("The subnet."),
  burn_half_life: u16.doc("Blocks."),
});
export const BurnIncreaseMultSet = event(125, "The factor by which a registration raises the price was set.", {
  netuid: netuid.doc("The subnet."),
  burn_increase_mult: u64f64.named("U64F64").doc("Factor."),
});
export const ActivityCutoffFactorMilliSet = event(
  130,
  "The activity cutoff of a subnet was set, in thousandths of its tempo.",
  { netuid: netuid.doc("The subnet."), factor_milli: u32.doc("Thousandths of a tempo.") },
);
export const EpochTriggered = event(131, "A subnet's owner asked for an epoch.", {
  netuid: netuid.doc("The subnet."),
  by: account.doc("Who asked."),
  fires_at: u64.doc("Block in which it runs."),
});
