import type { Application, FinalizedBlock } from "../application.ts";
import { EngineError } from "../errors.ts";
import { type Clock, SYSTEM_CLOCK } from "./clock.ts";

/** When blocks are made: each so many milliseconds, at once when a transaction comes, or when asked. */
export type SealMode =
  | { readonly type: "interval"; readonly intervalMs: number }
  | { readonly type: "instant" }
  | { readonly type: "manual" };

/** How to seal. */
export interface SealOptions {
  readonly mode: SealMode;
  readonly clock?: Clock;
  /** Most bytes of a block's transactions. */
  readonly maxTxBytes?: number;
  /** Told of what a block could not be made for; the engine goes on with the next one. */
  onError?(error: unknown): void;
}

/** 10 MiB, a block's limit of length. */
const DEFAULT_MAX_TX_BYTES = 10 * 1024 * 1024;

/**
 * The embedded engine: one process decides alone, so each block is final when it is committed.
 *
 * Intervals are kept against the start, not against the last block: lateness does not add up. After a pause of several intervals
 * the missed blocks are left out, not made up for.
 */
export class SealEngine {
  readonly #application: Application;
  readonly #options: SealOptions;
  readonly #clock: Clock;
  #timer: NodeJS.Timeout | undefined;
  #started = 0;
  #ticks = 0;
  #running = false;
  #wanted = false;

  constructor(application: Application, options: SealOptions) {
    if (options.mode.type === "interval" && !(options.mode.intervalMs >= 1))
      throw new EngineError(
        "bad-interval",
        `an interval of ${options.mode.intervalMs} ms is not possible; choose 1 ms or more`,
      );
    this.#application = application;
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
  }

  /** Begins to make blocks by itself, if the mode says so. */
  start(): void {
    this.#running = true;
    this.#started = performance.now();
    this.#ticks = 0;
    if (this.#options.mode.type === "interval") this.#schedule();
  }

  /** Makes no more blocks. A block that is being made is finished, since that is synchronous. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Tells that a transaction waits. In instant mode a block follows in this turn of the event loop, with all that came till then. */
  notifyTransaction(): void {
    if (!this.#running || this.#options.mode.type !== "instant" || this.#wanted) return;
    this.#wanted = true;
    setImmediate(() => {
      this.#wanted = false;
      if (this.#running) this.#attempt();
    });
  }

  /** Makes one block now. @throws whatever the application throws; nothing is committed then */
  produceBlock(): FinalizedBlock {
    const height = this.#application.info().height + 1;
    const timeMs = this.#clock.now();
    const maxTxBytes = this.#options.maxTxBytes ?? DEFAULT_MAX_TX_BYTES;
    const txs = this.#application.prepareProposal({ height, timeMs, maxTxBytes, txs: [] });
    const finalized = this.#application.finalizeBlock({ height, timeMs, txs });
    this.#application.commit();
    return finalized;
  }

  #schedule(): void {
    const { mode } = this.#options;
    if (mode.type !== "interval" || !this.#running) return;
    const elapsed = performance.now() - this.#started;
    // The first tick that still lies ahead: what was missed stays missed.
    this.#ticks = Math.max(this.#ticks + 1, Math.ceil(elapsed / mode.intervalMs));
    const wait = Math.max(0, this.#ticks * mode.intervalMs - elapsed);
    this.#timer = setTimeout(() => {
      this.#attempt();
      this.#schedule();
    }, wait);
  }

  #attempt(): void {
    try {
      this.produceBlock();
    } catch (error) {
      if (this.#options.onError === undefined) throw error;
      this.#options.onError(error);
    }
  }
}
