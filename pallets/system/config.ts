import { type Port, port, type Version, type Weight } from "@waystone/frame";

/** How much a block may hold. */
export interface SystemLimits {
  /** Work of a whole block. */
  readonly maxBlock: Weight;
  /** Share of a block, in percent, that normal calls may fill. */
  readonly normalPercent: bigint;
  /** Work that each block costs by itself. */
  readonly baseBlock: Weight;
  /** Work that each extrinsic costs beside its call. */
  readonly baseExtrinsic: Weight;
  /** Bytes of all extrinsics of a block. */
  readonly maxLength: number;
  /** How many hashes of earlier blocks are kept. */
  readonly blockHashCount: number;
}

/** What the runtime says of itself and of its limits. */
export interface SystemConfig {
  readonly version: Version;
  /** Names of runtime APIs: first 8 bytes of the hash, and version. */
  readonly apis: () => readonly (readonly [id: Uint8Array, version: number])[];
  readonly limits: SystemLimits;
  readonly ss58Prefix: number;
}

/** The port of {@link SystemConfig}. */
export const SystemConfigPort: Port<SystemConfig> = port<SystemConfig>("system configuration");

const MAX_PROOF = (1n << 64n) - 1n;

/** Subtensor's limits: 4 s of work a block, three quarters of it for normal calls, 10 MiB, 2400 hashes (`runtime.md` 0.1). */
export const SUBTENSOR_LIMITS: SystemLimits = {
  maxBlock: { refTime: 4_000_000_000_000n, proofSize: MAX_PROOF },
  normalPercent: 75n,
  baseBlock: { refTime: 431_614_000n, proofSize: 0n },
  baseExtrinsic: { refTime: 108_157_000n, proofSize: 0n },
  maxLength: 10 * 1024 * 1024,
  blockHashCount: 2400,
};
