import { NeuronError } from "../errors.ts";

type Waiting = {
  readonly priority: number;
  /** Order of arrival, for equal priorities. */
  readonly order: number;
  readonly grant: () => void;
  readonly refuse: (error: NeuronError) => void;
};

/** Whether one is served before another: the higher priority, then the earlier. */
function before(a: Waiting, b: Waiting): boolean {
  return a.priority !== b.priority ? a.priority > b.priority : a.order < b.order;
}

/**
 * Places for requests that are worked on, and the line before them, ordered by priority. Where the line is full, the least important
 * one is sent away, which may be the one that has just come.
 */
export class PriorityQueue {
  readonly #workers: number;
  readonly #bound: number;
  /** Most important first. A line is short: its bound is a few hundred. */
  readonly #line: Waiting[] = [];
  #busy = 0;
  #order = 0;

  constructor(workers: number, bound: number) {
    this.#workers = workers;
    this.#bound = bound;
  }

  /** Requests that wait. */
  get waiting(): number {
    return this.#line.length;
  }

  /**
   * Waits for a place.
   * @param priority the higher, the sooner; what is no number counts as the lowest
   * @param waitMs milliseconds to wait at most @param signal ends the waiting
   * @returns what gives the place back; calling it again does nothing
   * @throws NeuronError `RateLimited` where the line is full, `QueueTimeout`, or what the signal says
   */
  enter(priority: number, waitMs: number, signal: AbortSignal): Promise<() => void> | (() => void) {
    if (this.#busy < this.#workers) {
      this.#busy++;
      return this.#place();
    }
    return this.#wait(Number.isNaN(priority) ? Number.NEGATIVE_INFINITY : priority, waitMs, signal);
  }

  async #wait(priority: number, waitMs: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const own: Waiting = { priority, order: this.#order++, grant: resolve, refuse: reject };
    const leave = (error: unknown): void => {
      const at = this.#line.indexOf(own);
      if (at >= 0) this.#line.splice(at, 1);
      reject(error);
    };
    const timer = setTimeout(
      () => leave(new NeuronError("QueueTimeout", `No worker was free within ${waitMs} ms.`)),
      waitMs,
    );
    const onAbort = (): void => leave(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    this.#insert(own);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    }
    return this.#place();
  }

  #insert(own: Waiting): void {
    let low = 0;
    let high = this.#line.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#line[middle];
      if (other !== undefined && before(other, own)) low = middle + 1;
      else high = middle;
    }
    this.#line.splice(low, 0, own);
    if (this.#line.length <= this.#bound) return;
    const last = this.#line.pop();
    last?.refuse(
      new NeuronError("RateLimited", `${this.#bound} requests of at least this priority are waiting.`, {
        retryAfterMs: 1000,
      }),
    );
  }

  /** A place is handed on without being free in between, so that nobody who has just come takes it first. */
  #place(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.#line.shift();
      if (next === undefined) this.#busy--;
      else next.grant();
    };
  }
}
