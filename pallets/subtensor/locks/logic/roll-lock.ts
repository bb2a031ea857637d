import { expDecay, I64F64, U64F64 } from "@waystone/primitives";
import type { LockState } from "../types.ts";

/** What a lock's course depends on. */
export interface LockCourse {
  /** Blocks in which a decaying lock falls to 1/e. */
  readonly unlockRate: bigint;
  /** Blocks in which conviction grows to 1 - 1/e of the locked mass. */
  readonly maturityRate: bigint;
  /** Whether it is on the hotkey of the subnet's owner, whose conviction is the mass itself. */
  readonly onOwner: boolean;
  /** Whether its mass stays. */
  readonly perpetual: boolean;
}

/** What is left of mass and conviction alike below this many rao is nothing. */
const DUST = 100n;

/** Whether so little is left of a lock that it is nothing. */
export function isDust({ locked_mass, conviction }: LockState): boolean {
  return locked_mass < DUST && conviction < U64F64.saturatingFromNum(DUST);
}

/** Conviction that the mass brought in `dt` blocks. */
function convictionFromMass(mass: U64F64, dt: bigint, course: LockCourse, left: U64F64, kept: U64F64): U64F64 {
  const { unlockRate, maturityRate } = course;
  if (course.perpetual) return U64F64.saturatingMul(mass, U64F64.saturatingSub(U64F64.ONE, kept));
  if (unlockRate === maturityRate) {
    const ratio = U64F64.safeDiv(U64F64.saturatingFromNum(dt), U64F64.saturatingFromNum(maturityRate));
    return U64F64.saturatingMul(mass, U64F64.saturatingMul(ratio, kept));
  }
  if (unlockRate === 0n || maturityRate === 0n) return U64F64.ZERO;
  const difference = I64F64.saturatingSub(I64F64.saturatingFrom(U64F64, left), I64F64.saturatingFrom(U64F64, kept));
  const scaled = I64F64.saturatingMul(I64F64.saturatingFromNum(unlockRate), difference);
  const gamma = I64F64.checkedDiv(scaled, I64F64.saturatingFromNum(unlockRate - maturityRate)) ?? I64F64.ZERO;
  return gamma > 0n ? U64F64.saturatingMul(mass, U64F64.saturatingFrom(I64F64, gamma)) : U64F64.ZERO;
}

/** A lock, or the sum of several, as it stands at a block (`runtime.md` 5.8). */
export function rollLock(lock: LockState, now: bigint, course: LockCourse): LockState {
  let { locked_mass, conviction, last_update } = lock;
  if (now > last_update) {
    const dt = now - last_update;
    const [left, kept] = [expDecay(dt, course.unlockRate), expDecay(dt, course.maturityRate)];
    const mass = U64F64.saturatingFromNum(locked_mass);
    conviction = U64F64.saturatingAdd(
      U64F64.saturatingMul(kept, U64F64.saturate(conviction)),
      convictionFromMass(mass, dt, course, left, kept),
    );
    if (!course.perpetual) locked_mass = U64F64.saturatingToU64(U64F64.saturatingMul(left, mass));
    last_update = now;
  }
  if (course.onOwner) conviction = U64F64.saturatingFromNum(locked_mass);
  const rolled = { locked_mass, conviction: U64F64.saturate(conviction), last_update };
  return isDust(rolled) ? { ...rolled, locked_mass: 0n, conviction: U64F64.ZERO } : rolled;
}
