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

  /** Moves time forward by so many milliseconds. @throws EngineError `time-backwards` */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new EngineError("time-backwards", `time cannot be moved by ${ms} ms; it only goes forward`);
    this.#ahead += ms;
  }
}
