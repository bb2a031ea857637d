/** Unix time in nanoseconds. */
export type Clock = () => bigint;

/** The system's time, which ticks in milliseconds. */
export const systemClock: Clock = () => BigInt(Date.now()) * 1_000_000n;

/** Milliseconds as nanoseconds. */
export function msToNs(ms: number): bigint {
  return BigInt(Math.round(ms * 1_000_000));
}

/** Nonces that follow the clock and never repeat, even for calls within one tick or when the clock is set back. */
export function createNonces(clock: Clock): () => bigint {
  let last = 0n;
  return () => {
    const now = clock();
    last = now > last ? now : last + 1n;
    return last;
  };
}
