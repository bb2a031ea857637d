import type { Rao } from "@waystone/primitives";

/** What is set when a subnet is registered, beyond what its items read as anyway (`runtime.md` E.2). */
export interface NewSubnet {
  /** Blocks between two epochs. */
  readonly tempo: number;
  readonly maxAllowedUids: number;
  readonly maxAllowedValidators: number;
  readonly minAllowedWeights: number;
  /** Blocks. */
  readonly immunityPeriod: number;
  /** Price of a registration, in rao. */
  readonly burn: Rao;
  readonly yuma3On: boolean;
}

/** Subtensor 425 with blocks of 12 seconds. */
export const REFERENCE_NEW_SUBNET: NewSubnet = {
  tempo: 360,
  maxAllowedUids: 256,
  maxAllowedValidators: 64,
  minAllowedWeights: 1,
  immunityPeriod: 5_000,
  burn: 1_000_000_000n,
  yuma3On: true,
};
