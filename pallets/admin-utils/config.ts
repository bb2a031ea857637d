import { type CallContext, type Context, type Port, port } from "@waystone/frame";
import type { AccountId, I64F64, I96F32, MechId, NetUid, Rao, U64F64 } from "@waystone/primitives";
import type { RecycleOrBurnEnum } from "./types.ts";

/** A parameter of the whole chain. */
export interface ChainParameter<V> {
  /** Sets it, tells it, and does what follows from it. @throws DispatchFailure for a value that it cannot have */
  set(ctx: Context, value: V): void;
}

/** A parameter of each subnet. */
export interface SubnetParameter<V> {
  /** Its value on a subnet. */
  get(ctx: Context, netuid: NetUid): V;
  /** Sets it on a subnet and tells it. @throws DispatchFailure for a value that it cannot have */
  set(ctx: Context, netuid: NetUid, value: V): void;
}

/** Parameters of each subnet: blocks, rao, 65535ths and so on as the subnets' storage has them. */
export interface SubnetParameters {
  readonly servingRateLimit: SubnetParameter<bigint>;
  readonly minDifficulty: SubnetParameter<bigint>;
  readonly maxDifficulty: SubnetParameter<bigint>;
  readonly difficulty: SubnetParameter<bigint>;
  readonly weightsVersionKey: SubnetParameter<bigint>;
  readonly weightsSetRateLimit: SubnetParameter<bigint>;
  readonly adjustmentInterval: SubnetParameter<number>;
  readonly adjustmentAlpha: SubnetParameter<bigint>;
  readonly immunityPeriod: SubnetParameter<number>;
  readonly minAllowedWeights: SubnetParameter<number>;
  readonly minAllowedUids: SubnetParameter<number>;
  readonly maxAllowedUids: SubnetParameter<number>;
  readonly minNonImmuneUids: SubnetParameter<number>;
  readonly immuneOwnerUidsLimit: SubnetParameter<number>;
  readonly maxAllowedValidators: SubnetParameter<number>;
  readonly maxRegistrationsPerBlock: SubnetParameter<number>;
  readonly targetRegistrationsPerInterval: SubnetParameter<number>;
  readonly registrationAllowed: SubnetParameter<boolean>;
  readonly powRegistrationAllowed: SubnetParameter<boolean>;
  readonly kappa: SubnetParameter<number>;
  readonly rho: SubnetParameter<number>;
  readonly activityCutoff: SubnetParameter<number>;
  readonly minBurn: SubnetParameter<Rao>;
  readonly maxBurn: SubnetParameter<Rao>;
  readonly burnHalfLife: SubnetParameter<number>;
  readonly burnIncreaseMult: SubnetParameter<U64F64>;
  readonly raoRecycled: SubnetParameter<Rao>;
  readonly bondsMovingAverage: SubnetParameter<bigint>;
  readonly bondsPenalty: SubnetParameter<number>;
  readonly bondsReset: SubnetParameter<boolean>;
  readonly commitReveal: SubnetParameter<boolean>;
  readonly revealPeriod: SubnetParameter<bigint>;
  readonly liquidAlpha: SubnetParameter<boolean>;
  readonly alphaValues: SubnetParameter<readonly [low: number, high: number]>;
  readonly alphaSigmoidSteepness: SubnetParameter<number>;
  readonly yuma3: SubnetParameter<boolean>;
  readonly transfers: SubnetParameter<boolean>;
  readonly recycleOrBurn: SubnetParameter<RecycleOrBurnEnum>;
  readonly emaPriceHalving: SubnetParameter<bigint>;
  readonly subtoken: SubnetParameter<boolean>;
  readonly ownerCut: SubnetParameter<boolean>;
  readonly ownerCutAutoLock: SubnetParameter<boolean>;
  readonly emission: SubnetParameter<boolean>;
  readonly minChildkeyTake: SubnetParameter<number>;
  /** Setting it begins a new cycle of epochs. */
  readonly tempo: SubnetParameter<number>;
  /** Fewer mechanisms lose what those had that go; any change ends the emission's split. */
  readonly mechanismCount: SubnetParameter<MechId>;
  readonly emissionSplit: SubnetParameter<readonly number[] | undefined>;
}

/** Parameters of the whole chain. */
export interface ChainParameters {
  readonly maxDelegateTake: ChainParameter<number>;
  readonly minDelegateTake: ChainParameter<number>;
  readonly txRateLimit: ChainParameter<bigint>;
  readonly txDelegateTakeRateLimit: ChainParameter<bigint>;
  readonly subnetOwnerCut: ChainParameter<number>;
  readonly networkRateLimit: ChainParameter<bigint>;
  readonly networkImmunityPeriod: ChainParameter<bigint>;
  readonly networkMinLockCost: ChainParameter<Rao>;
  readonly subnetLimit: ChainParameter<number>;
  readonly lockReductionInterval: ChainParameter<bigint>;
  readonly stakeThreshold: ChainParameter<bigint>;
  /** Raising it unstakes nominations that are too small then. */
  readonly nominatorMinRequiredStake: ChainParameter<bigint>;
  readonly dissolveScheduleDuration: ChainParameter<number>;
  readonly subnetMovingAlpha: ChainParameter<I96F32>;
  readonly commitRevealVersion: ChainParameter<number>;
  readonly ckBurn: ChainParameter<bigint>;
  readonly adminFreezeWindow: ChainParameter<number>;
  readonly ownerHyperparamRateLimit: ChainParameter<number>;
  readonly taoFlowCutoff: ChainParameter<I64F64>;
  readonly flowNormExponent: ChainParameter<U64F64>;
  readonly flowSmoothingFactor: ChainParameter<bigint>;
  readonly netTaoFlow: ChainParameter<boolean>;
  readonly maxMechanismCount: ChainParameter<MechId>;
  readonly startCallDelay: ChainParameter<bigint>;
  readonly coldkeySwapAnnouncementDelay: ChainParameter<number>;
  readonly coldkeySwapReannouncementDelay: ChainParameter<number>;
  readonly maxEpochsPerBlock: ChainParameter<number>;
}

/** How often a subnet's owner may do something: each hyperparameter has its limit, and some orders theirs. */
export type OwnerLimit =
  | "SetWeightsVersionKey"
  | "MechanismCountUpdate"
  | "MechanismEmission"
  | "MaxUidsTrimming"
  | {
      readonly hyperparameter:
        | "ServingRateLimit"
        | "MaxDifficulty"
        | "AdjustmentAlpha"
        | "ImmunityPeriod"
        | "MinAllowedWeights"
        | "Rho"
        | "ActivityCutoff"
        | "PowRegistrationAllowed"
        | "MinBurn"
        | "MaxBurn"
        | "BondsMovingAverage"
        | "BondsPenalty"
        | "CommitRevealEnabled"
        | "LiquidAlphaEnabled"
        | "AlphaValues"
        | "WeightCommitInterval"
        | "TransferEnabled"
        | "AlphaSigmoidSteepness"
        | "Yuma3Enabled"
        | "BondsResetEnabled"
        | "ImmuneNeuronLimit"
        | "RecycleOrBurn"
        | "MaxAllowedUids"
        | "BurnHalfLife"
        | "BurnIncreaseMult"
        | "MinChildkeyTake";
    };

/** What the chain's configuration says: bounds that are no parameters themselves. */
export interface Bounds {
  /** Most uids that any subnet may have. */
  readonly uids: number;
  /** What `minBurn` must stay below, in rao. */
  readonly minBurnBelow: Rao;
  /** What `maxBurn` must stay above, in rao. */
  readonly maxBurnAbove: Rao;
  /** Greatest `burnHalfLife`, in blocks. */
  readonly burnHalfLife: number;
  /** Whether neurons can register by proof of work at all. */
  readonly powRegistration: boolean;
  /** Least and greatest take of child hotkeys, in 65535ths. */
  readonly childkeyTake: readonly [least: number, greatest: number];
}

/** The parameters of the subnets and who may set them. Each parameter tells its change with an event of the pallet that keeps it. */
export interface Hyperparameters {
  readonly subnet: SubnetParameters;
  readonly chain: ChainParameters;
  bounds(ctx: Context): Bounds;
  /** Whether there is a subnet of this number. */
  exists(ctx: Context, netuid: NetUid): boolean;
  /** Number of neurons of a subnet. */
  neurons(ctx: Context, netuid: NetUid): number;
  /** The owner of a subnet who signed, or `undefined` for root. @throws DispatchFailure `BadOrigin` for anybody else, `TxRateLimitExceeded` for an owner before its limit has passed */
  ensureOwnerOrRoot(ctx: CallContext, netuid: NetUid, limit: OwnerLimit | undefined): AccountId | undefined;
  /** Notes that an owner did it in this block. */
  noteOwner(ctx: Context, owner: AccountId, netuid: NetUid, limit: OwnerLimit): void;
  /** @throws DispatchFailure `AdminActionProhibitedDuringWeightsWindow` shortly before an epoch */
  ensureWindowOpen(ctx: Context, netuid: NetUid): void;
  /** Names the hotkey of a subnet's owner; the owner, or root, may once in a week. @throws DispatchFailure `BadOrigin`, `SubnetNotExists`, `TxRateLimitExceeded`, `CannotUseSystemAccount` */
  setOwnerHotkey(ctx: CallContext, netuid: NetUid, hotkey: AccountId): void;
  /** Lowers a subnet's greatest number of uids and removes the neurons beyond it that earned least. @throws DispatchFailure `SubnetNotExists`, `InvalidValue`, `TrimmingWouldExceedMaxImmunePercentage` */
  trim(ctx: Context, netuid: NetUid, uids: number): void;
}

/** The port of {@link Hyperparameters}. */
export const HyperparametersPort: Port<Hyperparameters> = port<Hyperparameters>("hyperparameters");
