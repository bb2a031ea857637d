import type { Clock } from "../seal/clock.ts";
import type { Scheduler } from "../seal/scheduler.ts";

interface Entry {
  readonly atMs: number;
  readonly run: () => void;
}

/** Time that passes when a test says so: a clock and a scheduler that agree. */
export class ManualTime implements Clock, Scheduler {
  #elapsed = 0;
  #offset: number;
  #entries: Entry[] = [];

  constructor(startMs: number) {
    this.#offset = startMs;
  }

  now(): number {
    return this.#elapsed + this.#offset;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { atMs: this.#elapsed + ms, run };
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter(other => other !== entry);
    };
  }

  soon(run: () => void): () => void {
    return this.after(0, run);
  }

  /** Number of things that wait. */
  get waiting(): number {
    return this.#entries.length;
  }

  /** Sets the clock back or forth, as an operator's hand does. Waiting is not shortened by it. */
  jump(ms: number): void {
    this.#offset += ms;
  }

  /** Lets time pass. Each timer comes late by `lateness` milliseconds; negative for one that comes early. */
  pass(ms: number, lateness: () => number = () => 0): void {
    const end = this.#elapsed + ms;
    for (;;) {
      const next = this.#entries.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > end) break;
      this.#entries = this.#entries.filter(other => other !== next);
      this.#elapsed = Math.max(this.#elapsed, next.atMs + lateness());
      next.run();
    }
    this.#elapsed = Math.max(this.#elapsed, end);
  }
}
