import { Alpha, u64f64 } from "@waystone/primitives";
import { type Static, struct, u64 } from "@waystone/scale";

/** A lock, or the sum of several, as it stood at its last update (`runtime.md` 5.8). */
export const LockState = struct("pallet_subtensor::staking::lock::LockState", {
  locked_mass: Alpha.doc("Alpha that is locked, in rao; falls with time unless the lock is perpetual."),
  conviction: u64f64.named("U64F64").doc("What was locked for how long, in rao; grows towards the locked mass."),
  last_update: u64.doc("Block for which the two were last worked out."),
});
/** A lock, or the sum of several, as it stood at its last update. */
export type LockState = Static<typeof LockState>;
