/** When blocks are made: each so many milliseconds, at once when a transaction comes, or when asked. */
export type SealMode =
  | { readonly type: "interval"; readonly intervalMs: number }
  | { readonly type: "instant" }
  | { readonly type: "manual" };

/**
 * Time of a block that is made at its turn, in milliseconds.
 *
 * Turns are the multiples of the interval on the clock, and a block has its turn's time, not the moment at which a timer came:
 * so lateness never adds up, and no two blocks share a slot however timers jitter. Turns that were missed are left out.
 * A clock that was set back does not stop the chain: times then go on from the last block until the clock has caught up.
 *
 * @param lastMs time of the newest block; 0 before the first
 */
export function turnTime(nowMs: number, intervalMs: number, lastMs: number): number {
  return Math.max(Math.floor(nowMs / intervalMs) * intervalMs, lastMs + intervalMs);
}

/** Whether the turn that runs has no block yet: an engine that starts makes that one at once, instead of waiting out the rest of it. */
export function isTurnFree(nowMs: number, intervalMs: number, lastMs: number): boolean {
  return Math.floor(nowMs / intervalMs) * intervalMs > lastMs;
}

/**
 * Milliseconds from now to the turn after the newest block's, at most the interval.
 *
 * Counted from the newest block too, since a timer may come a moment before its turn: that turn has its block then.
 */
export function untilNextTurn(nowMs: number, intervalMs: number, lastMs: number): number {
  const turn = Math.max(Math.floor(nowMs / intervalMs) * intervalMs, lastMs) + intervalMs;
  return Math.min(intervalMs, turn - nowMs);
}
