import type { I64F64 } from "@waystone/primitives";
import type { SparseMatrix, Vector } from "./matrix.ts";

/**
 * Intermediate values of an epoch, in the order in which they are worked out, under the names of the recorded vectors. W are
 * weights after each mask, B old bonds, dB bonds that are bought now, emaB their moving average.
 */
export interface EpochSteps {
  /** Stake at or above the threshold, in rao, before it is normalised. */
  readonly filtered_stake: readonly I64F64[];
  readonly stake: Vector;
  readonly active_stake: Vector;
  readonly W0_raw: SparseMatrix;
  readonly W1_permit: SparseMatrix;
  readonly W2_diag: SparseMatrix;
  readonly W3_outdated: SparseMatrix;
  readonly W4_norm: SparseMatrix;
  readonly consensus: Vector;
  readonly clipped_weights: SparseMatrix;
  readonly validator_trust: Vector;
  readonly incentive: Vector;
  readonly weights_for_bonds: SparseMatrix;
  readonly B0_raw: SparseMatrix;
  readonly B1_mask: SparseMatrix;
  /** Classic bonds only, as are the next two. */
  readonly B2_norm: SparseMatrix;
  readonly dB0: SparseMatrix;
  readonly dB1_norm: SparseMatrix;
  /** Yuma 3 only. */
  readonly emaB: SparseMatrix;
  readonly emaB_norm: SparseMatrix;
  /** Yuma 3 only. */
  readonly total_bonds_per_validator: Vector;
  readonly dividends: Vector;
  readonly normalized_server_emission: Vector;
  readonly normalized_validator_emission: Vector;
  readonly normalized_combined_emission: Vector;
}

/** Is told each intermediate value as it is worked out. */
export type Observe = <K extends keyof EpochSteps>(step: K, value: EpochSteps[K]) => void;
