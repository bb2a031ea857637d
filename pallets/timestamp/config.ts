import { type Port, port } from "@waystone/frame";

/** What the pallet needs to know of the chain. */
export interface TimestampConfig {
  /** Least time between blocks in milliseconds: half a slot. */
  readonly minimumPeriod: bigint;
}

/** The port of {@link TimestampConfig}. */
export const TimestampConfigPort: Port<TimestampConfig> = port<TimestampConfig>("timestamp configuration");

/** How far a block's time may lie ahead of a checker's clock, in milliseconds. */
export const MAX_DRIFT_MS = 30_000n;
