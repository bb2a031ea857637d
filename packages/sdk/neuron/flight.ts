import type { ServerResponse } from "node:http";
import { NeuronError } from "./errors.ts";

/** The requests that are open, bounded, and ended in good order when the axon stops. */
export class Flights {
  readonly #bound: number;
  readonly #open = new Set<AbortController>();
  #stopping = false;
  #idle: (() => void) | undefined;

  constructor(bound: number) {
    this.#bound = bound;
  }

  /** Opens a request until its connection or its answer ends. @throws NeuronError `ShuttingDown`, `TooBusy` */
  open(response: ServerResponse): AbortController {
    if (this.#stopping) throw new NeuronError("ShuttingDown", "The axon is stopping.");
    if (this.#open.size >= this.#bound) {
      throw new NeuronError("TooBusy", `${this.#bound} requests are open.`, { retryAfterMs: 1000 });
    }
    const abort = new AbortController();
    this.#open.add(abort);
    response.once("close", () => {
      this.#open.delete(abort);
      if (!response.writableFinished) abort.abort(new NeuronError("Aborted", "The caller closed the connection."));
      if (this.#open.size === 0) this.#idle?.();
    });
    return abort;
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
