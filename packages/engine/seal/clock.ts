import { EngineError } from "../errors.ts";

/** Where block times come from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = { now: () => Date.now() };

/** A clock that can be moved forward: for tests and development chains. */
export class MovableClock implements Clock {
  #ahead = 0;
  readonly #base: Clock;

  constructor(base: Clock = SYSTEM_CLOCK) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#ahead;
  }

  /** Moves time forward by so many milliseconds. @throws EngineError `bad-time` */
  advance(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0)
      throw new EngineError("bad-time", `time cannot be moved by ${ms} ms; give a whole number of 0 or more`);
    this.#ahead += ms;
  }

  /** Sets the time, in milliseconds since 1970, to now or later. @throws EngineError `bad-time` */
  setTime(ms: number): void {
    const now = this.now();
    if (!Number.isSafeInteger(ms) || ms < now)
      throw new EngineError(
        "bad-time",
        `time cannot be set to ${ms}; it is ${now}, and only goes forward, since blocks do`,
      );
    this.#ahead += ms - now;
  }
}
