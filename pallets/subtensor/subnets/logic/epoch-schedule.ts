import type { NetUid } from "@waystone/primitives";

/**
 * D1. `modulo`: an epoch of subnet n runs when `(block + n + 1) % (tempo + 1) = 0`, so that anybody can tell without state.
 * `stateful`: an epoch runs a tempo after the last one.
 */
export type EpochSchedule = "modulo" | "stateful";

/** Where a subnet stands between two epochs (runtime.md 1.2). */
export interface EpochClock {
  readonly netuid: NetUid;
  /** Blocks between two epochs; 0 for no epochs. */
  readonly tempo: number;
  readonly lastEpochBlock: bigint;
  /** Block in which an epoch that was asked for runs; 0 for none. */
  readonly pendingEpochAt: bigint;
  readonly blocksSinceLastStep: bigint;
}

/** Blocks from `block` to the next regular epoch under the modulo schedule: 0 where it runs in this block. */
function blocksToModuloEpoch({ netuid, tempo }: EpochClock, block: bigint): bigint {
  const cycle = BigInt(tempo) + 1n;
  return (cycle - ((block + BigInt(netuid) + 1n) % cycle)) % cycle;
}

/**
 * Whether an epoch is due in a block.
 * @param longestWithoutEpoch blocks without an epoch after which one runs in any case, where the schedule is stateful
 */
export function isEpochDue(
  schedule: EpochSchedule,
  clock: EpochClock,
  block: bigint,
  longestWithoutEpoch: bigint,
): boolean {
  const { tempo, pendingEpochAt } = clock;
  if (tempo === 0) return false;
  if (pendingEpochAt > 0n && block >= pendingEpochAt) return true;
  if (schedule === "modulo") return blocksToModuloEpoch(clock, block) === 0n;
  return clock.blocksSinceLastStep > longestWithoutEpoch || block - clock.lastEpochBlock >= BigInt(tempo);
}

/** First block from `block` on in which an epoch is planned: regular or asked for. `undefined` where none ever is. */
export function nextEpochBlock(schedule: EpochSchedule, clock: EpochClock, block: bigint): bigint | undefined {
  if (clock.tempo === 0) return undefined;
  const regular =
    schedule === "modulo" ? block + blocksToModuloEpoch(clock, block) : clock.lastEpochBlock + BigInt(clock.tempo);
  return clock.pendingEpochAt > 0n && clock.pendingEpochAt < regular ? clock.pendingEpochAt : regular;
}

/** Number of the epoch to which a commit or reveal in this block belongs: one more where an epoch is due (runtime.md 6.2). */
export function currentEpoch(epochIndex: bigint, isDue: boolean): bigint {
  return isDue ? epochIndex + 1n : epochIndex;
}
