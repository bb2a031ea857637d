import { type Alpha, U64F64 } from "@waystone/primitives";
import type { LockState } from "../types.ts";
import { type LockCourse, rollLock } from "./roll-lock.ts";

/** Part of a lock, or a sum's part of it. */
export type LockPart = Pick<LockState, "locked_mass" | "conviction">;

const less = (a: Alpha, b: Alpha): Alpha => (a > b ? a - b : 0n);

/** No lock, as of a block. */
export function noLock(now: bigint): LockState {
  return { locked_mass: 0n, conviction: U64F64.ZERO, last_update: now };
}

/** Whether a lock, or what is left of a sum, is nothing at all. */
export function isNoLock({ locked_mass, conviction }: LockPart): boolean {
  return locked_mass === 0n && conviction === 0n;
}

/** Two locks in one. */
export function mergeLocks(a: LockState, b: LockState): LockState {
  return {
    locked_mass: a.locked_mass + b.locked_mass,
    conviction: U64F64.saturatingAdd(a.conviction, b.conviction),
    last_update: a.last_update > b.last_update ? a.last_update : b.last_update,
  };
}

/** A lock without a part of it. */
export function reduceLock(lock: LockState, part: LockPart): LockState {
  return {
    ...lock,
    locked_mass: less(lock.locked_mass, part.locked_mass),
    conviction: U64F64.saturatingSub(lock.conviction, part.conviction),
  };
}

/** A coldkey's lock, and the sum of all locks of its kind, of which it is a part. */
export interface LockInSum {
  readonly lock: LockState;
  readonly sum: LockState;
}

/**
 * Both as they stand at a block (`runtime.md` 5.8). What the lock loses by it the sum loses; where it loses nothing the sum is
 * rolled by itself, so the two drift apart a little (quirk 14).
 */
export function rollInSum({ lock, sum }: LockInSum, now: bigint, course: LockCourse): LockInSum {
  const rolled = rollLock(lock, now, course);
  const lost: LockPart = {
    locked_mass: less(lock.locked_mass, rolled.locked_mass),
    conviction: U64F64.saturatingSub(lock.conviction, rolled.conviction),
  };
  if (isNoLock(lost)) return { lock: rolled, sum: rollLock(sum, now, course) };
  return { lock: rolled, sum: { ...reduceLock(sum, lost), last_update: now } };
}

function shareOf(lock: LockState, mass: Alpha): U64F64 {
  return U64F64.safeDiv(U64F64.saturatingFromNum(mass), U64F64.saturatingFromNum(lock.locked_mass));
}

/** What of a lock's conviction goes with a part of its mass, in rao. */
export function convictionOf(lock: LockState, mass: Alpha): U64F64 {
  return U64F64.saturatingMul(lock.conviction, shareOf(lock, mass));
}

/** A lock without a part of its mass, in rao, and with as much of its conviction as of its mass. */
export function withoutMass(lock: LockState, mass: Alpha): LockState {
  if (mass >= lock.locked_mass) return { ...lock, locked_mass: 0n, conviction: U64F64.ZERO };
  const kept = U64F64.saturatingSub(U64F64.ONE, shareOf(lock, mass));
  return {
    ...lock,
    locked_mass: lock.locked_mass - mass,
    conviction: U64F64.saturatingMul(lock.conviction, kept),
  };
}
