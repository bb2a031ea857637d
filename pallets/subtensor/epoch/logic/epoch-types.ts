import type { Alpha, I64F64 } from "@waystone/primitives";
import type { Blocks } from "./mask.ts";

/** A row as it is stored: (uid, u16) pairs in stored order. */
export type StoredRow = readonly (readonly [uid: number, value: number])[];

/** All that an epoch of one mechanism depends on (runtime.md 3.1). Lists are by uid. */
export interface EpochInput {
  /** Number of neurons. */
  readonly n: number;
  readonly block: bigint;
  /** Blocks between two epochs. */
  readonly tempo: number;
  /** Blocks without weights after which a neuron is inactive. */
  readonly activityCutoff: bigint;
  /** Block of the subnet's last epoch that ran; 0 for none. */
  readonly lastMechanismStepBlock: bigint;
  /** Stake weights in rao. */
  readonly stake: readonly I64F64[];
  /** Least stake weight that counts, in rao. */
  readonly stakeThreshold: bigint;
  /** Uid of the subnet owner's hotkey, if it is registered. */
  readonly ownerUid: number | undefined;
  readonly maxAllowedValidators: number;
  /** Permits from the last epoch. */
  readonly validatorPermits: readonly boolean[];
  readonly lastUpdate: Blocks;
  readonly registeredAt: Blocks;
  readonly weights: readonly StoredRow[];
  readonly bonds: readonly StoredRow[];
  /** With commit–reveal on: the lowest block of each uid's unexpired commits. */
  readonly commitBlocks: Blocks | undefined;
  /** Share of stake that makes a majority, in 65535ths. */
  readonly kappa: number;
  /** How much weight above consensus costs in bonds, in 65535ths. */
  readonly bondsPenalty: number;
  /** Weight of old bonds in their moving average, in millionths. */
  readonly bondsMovingAverage: bigint;
  readonly yuma3On: boolean;
  readonly liquidAlphaOn: boolean;
  /** Bounds of liquid alpha, in 65535ths. */
  readonly alphaValues: readonly [low: number, high: number];
  readonly alphaSigmoidSteepness: number;
  /** What is shared out, in rao of alpha. */
  readonly emission: Alpha;
}

/** What comes of an epoch. Lists are by uid; shares are u16, in 65535ths. */
export interface EpochOutput {
  /** Stake weights in whole rao. */
  readonly stake: readonly bigint[];
  /** Shares of all stake at or above the threshold. */
  readonly stakeWeight: readonly number[];
  readonly active: readonly boolean[];
  readonly validatorPermits: readonly boolean[];
  readonly consensus: readonly number[];
  readonly validatorTrust: readonly number[];
  readonly incentive: readonly number[];
  readonly dividends: readonly number[];
  /** To miners, in rao of alpha. */
  readonly serverEmission: readonly Alpha[];
  /** To validators, in rao of alpha. */
  readonly validatorEmission: readonly Alpha[];
  /** To both, in rao of alpha, for the record. */
  readonly emission: readonly Alpha[];
  /** New bonds; those of a uid without a new permit are empty. */
  readonly bonds: readonly StoredRow[];
}
