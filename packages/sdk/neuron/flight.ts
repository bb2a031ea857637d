import type { ServerResponse } from "node:http";
import { NeuronError } from "./errors.ts";

/** The requests that are open, bounded, and ended in good order when the axon stops. */
export class Flights {
  readonly #bound: number;
  readonly #open = new Set<AbortController>();
  /** Those that have not been let in yet, the oldest first. */
  readonly #waiting = new Map<AbortController, ServerResponse>();
  #stopping = false;
  #idle: (() => void) | undefined;

  constructor(bound: number) {
    this.#bound = bound;
  }

  /**
   * Opens a request until its connection or its answer ends. Where there are too many, the oldest that has not been let in makes room,
   * such as one whose body drips.
   * @throws NeuronError `ShuttingDown`, `TooBusy`
   */
  open(response: ServerResponse): AbortController {
    if (this.#stopping) throw new NeuronError("ShuttingDown", "The axon is stopping.");
    if (this.#open.size >= this.#bound && !this.#makeRoom())
      throw new NeuronError("TooBusy", `${this.#bound} requests are open.`, { retryAfterMs: 1000 });
    const abort = new AbortController();
    this.#open.add(abort);
    this.#waiting.set(abort, response);
    response.once("close", () => {
      this.#forget(abort);
      if (!response.writableFinished) abort.abort(new NeuronError("Aborted", "The caller closed the connection."));
    });
    return abort;
  }

  /** Says of a request that it was let in: it makes room for nobody any more. */
  admit(abort: AbortController): void {
    this.#waiting.delete(abort);
  }

  #makeRoom(): boolean {
    const [oldest] = this.#waiting;
    if (oldest === undefined) return false;
    const [abort, response] = oldest;
    this.#forget(abort);
    response.destroy();
    return true;
  }

  #forget(abort: AbortController): void {
    this.#waiting.delete(abort);
    if (this.#open.delete(abort) && this.#open.size === 0) this.#idle?.();
  }

  /** Takes no more requests and waits for the open ones; after `graceMs` milliseconds they are aborted. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true;
    if (this.#open.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#idle = resolve;
    const timer = setTimeout(() => {
      for (const abort of this.#open) abort.abort(new NeuronError("ShuttingDown", "The axon is stopping."));
      resolve();
    }, graceMs);
    await promise;
    clearTimeout(timer);
  }
}
