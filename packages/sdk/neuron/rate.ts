import { NeuronError } from "./errors.ts";

/** Requests that one hotkey may send. */
export type RateLimits = {
  /** Sustained requests a second. */
  readonly requestsPerSecond: number;
  /** Requests that may come at once after a pause. */
  readonly burst: number;
  /** Requests of one hotkey that may be open at the same time. */
  readonly concurrentPerHotkey: number;
};

type Bucket = { tokens: number; at: number; open: number; limits: RateLimits };

// Callers with a full bucket and nothing open are as good as unknown; they are dropped when this many are held, and then each time
// that twice as many are held as were left, so that a caller pays for few of them.
const HELD = 4096;
const LONGEST_WAIT_MS = 3_600_000;

/** A token bucket and a count of open requests for each hotkey that has been authorized. */
export class HotkeyRates {
  readonly #limits: RateLimits;
  readonly #buckets = new Map<string, Bucket>();
  #sweepAt = HELD;

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /**
   * Takes one token and one place; give the place back by {@link leave}.
   * @param nowMs milliseconds @param limits of this hotkey, where it has its own: they may change from call to call
   * @throws NeuronError `RateLimited`
   */
  enter(hotkey: string, nowMs: number, limits: RateLimits = this.#limits): void {
    const { requestsPerSecond, burst, concurrentPerHotkey } = limits;
    const bucket = this.#buckets.get(hotkey) ?? { tokens: burst, at: nowMs, open: 0, limits };
    bucket.limits = limits;
    this.#fill(bucket, nowMs);
    if (bucket.open >= concurrentPerHotkey) {
      throw new NeuronError(
        "RateLimited",
        `${hotkey} has ${bucket.open} requests open, at most ${concurrentPerHotkey} are taken.`,
        {
          retryAfterMs: 1000,
        },
      );
    }
    if (bucket.tokens < 1) {
      throw new NeuronError("RateLimited", `${hotkey} sends more than ${requestsPerSecond} requests a second.`, {
        retryAfterMs: Math.min(Math.ceil(((1 - bucket.tokens) / requestsPerSecond) * 1000), LONGEST_WAIT_MS),
      });
    }
    bucket.tokens -= 1;
    bucket.open += 1;
    if (!this.#buckets.has(hotkey) && this.#buckets.size >= this.#sweepAt) this.#sweep(nowMs);
    this.#buckets.set(hotkey, bucket);
  }

  /** Gives back the place of a request that has ended. */
  leave(hotkey: string): void {
    const bucket = this.#buckets.get(hotkey);
    if (bucket !== undefined && bucket.open > 0) bucket.open -= 1;
  }

  #fill(bucket: Bucket, nowMs: number): void {
    const elapsed = Math.max(0, nowMs - bucket.at) / 1000;
    const { burst, requestsPerSecond } = bucket.limits;
    bucket.tokens = Math.min(burst, bucket.tokens + elapsed * requestsPerSecond);
    bucket.at = nowMs;
  }

  #sweep(nowMs: number): void {
    for (const [hotkey, bucket] of this.#buckets) {
      this.#fill(bucket, nowMs);
      if (bucket.open === 0 && bucket.tokens >= bucket.limits.burst) this.#buckets.delete(hotkey);
    }
    this.#sweepAt = Math.max(HELD, 2 * this.#buckets.size);
  }
}
