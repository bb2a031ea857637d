import { AccountId, NetUid } from "@waystone/primitives";
import { bytes, type Static, struct, variant } from "@waystone/scale";

const text = bytes.named("Vec<u8>");

/** What a coldkey says about itself, in UTF-8. */
export const ChainIdentityV2 = struct("pallet_subtensor::pallet::ChainIdentityV2", {
  name: text.doc("Name."),
  url: text.doc("Address of its web page."),
  github_repo: text.doc("Its repository."),
  image: text.doc("Address of a picture."),
  discord: text.doc("Its name on Discord."),
  description: text.doc("What it is and does."),
  additional: text.doc("Anything else."),
});
/** What a coldkey says about itself, in UTF-8. */
export type ChainIdentityV2 = Static<typeof ChainIdentityV2>;

/** Hyperparameters whose changes by a subnet's owner are limited, each on its own. */
export const Hyperparameter = variant("pallet_subtensor::utils::rate_limiting::Hyperparameter", {
  Unknown: 0,
  ServingRateLimit: 1,
  MaxDifficulty: 2,
  AdjustmentAlpha: 3,
  MaxWeightLimit: 4,
  ImmunityPeriod: 5,
  MinAllowedWeights: 6,
  Kappa: 7,
  Rho: 8,
  ActivityCutoff: 9,
  PowRegistrationAllowed: 10,
  MinBurn: 11,
  MaxBurn: 12,
  BondsMovingAverage: 13,
  BondsPenalty: 14,
  CommitRevealEnabled: 15,
  LiquidAlphaEnabled: 16,
  AlphaValues: 17,
  WeightCommitInterval: 18,
  TransferEnabled: 19,
  AlphaSigmoidSteepness: 20,
  Yuma3Enabled: 21,
  BondsResetEnabled: 22,
  ImmuneNeuronLimit: 23,
  RecycleOrBurn: 24,
  MaxAllowedUids: 25,
  BurnHalfLife: 26,
  BurnIncreaseMult: 27,
  SubnetEmissionEnabled: 28,
  MinChildkeyTake: 29,
  ActivityCutoffFactorMilli: 30,
  TriggerEpoch: 31,
});
/** Hyperparameters whose changes by a subnet's owner are limited, each on its own. */
export type Hyperparameter = Static<typeof Hyperparameter>;

const account = AccountId.named("AccountId");
const netuid = NetUid.named("NetUid");

/** An operation that may be done only so often, with whom or what the limit holds for (`runtime.md` 10.3). */
export const RateLimitKey = variant(
  "pallet_subtensor::RateLimitKey",
  {
    SetSNOwnerHotkey: [0, netuid],
    OwnerHyperparamUpdate: [1, netuid, Hyperparameter.named("Hyperparameter")],
    NetworkLastRegistered: 2,
    LastTxBlock: [3, account],
    LastTxBlockChildKeyTake: [4, account],
    LastTxBlockDelegateTake: [5, account],
    AddStakeBurn: [6, netuid],
  },
  { params: { AccountId } },
);
/** An operation that may be done only so often, with whom or what the limit holds for. */
export type RateLimitKey = Static<typeof RateLimitKey>;
