import type { Application, BlockProposal, FinalizedBlock, InitChain, Tx } from "../application.ts";
import type { Engine } from "../engine.ts";
import { EngineError } from "../errors.ts";
import { type Clock, SYSTEM_CLOCK } from "./clock.ts";
import { isTurnFree, type SealMode, turnTime, untilNextTurn } from "./pace.ts";
import { type Scheduler, SYSTEM_SCHEDULER } from "./scheduler.ts";

/** How to seal. */
export interface SealOptions {
  readonly mode: SealMode;
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
  /** Given to the application before its first block. Left out where the application has its genesis by itself. */
  readonly genesis?: InitChain;
  /** Most bytes of a block's transactions together. */
  readonly maxTxBytes?: number;
  /** Least milliseconds between the times of two blocks that are not made at an interval: a slot, where the application has slots. */
  readonly stepMs?: number;
  /** Told of what a block could not be made for; the engine goes on with the next one. Without it the error is thrown in the timer. */
  onError?(error: unknown): void;
}

/** 10 MiB, a block's limit of length. */
const DEFAULT_MAX_TX_BYTES = 10 * 1024 * 1024;

/**
 * The embedded engine: one process decides alone, so each block is final when it is committed.
 *
 * A block is made within one turn of the event loop: there is never half of one when it is stopped.
 */
export class SealEngine implements Engine {
  readonly #application: Application;
  readonly #options: SealOptions;
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  #mode: SealMode;
  #running = false;
  #producing = false;
  #cancel: (() => void) | undefined;
  #lastMs: number;

  /** @throws EngineError `bad-interval` */
  constructor(application: Application, options: SealOptions) {
    this.#application = application;
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
    this.#scheduler = options.scheduler ?? SYSTEM_SCHEDULER;
    this.#mode = checkedMode(options.mode);
    this.#lastMs = application.info().timeMs ?? 0;
  }

  /** When blocks are made. */
  get mode(): SealMode {
    return this.#mode;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#initialize();
    this.#wait(true);
  }

  stop(): void {
    this.#running = false;
    this.#unwait();
  }

  /** Changes when blocks are made, from now on. @throws EngineError `bad-interval` */
  setMode(mode: SealMode): void {
    this.#mode = checkedMode(mode);
    this.#unwait();
    if (this.#running) this.#wait();
  }

  /** In instant mode a block follows after this turn of the event loop, with all that came till then. In other modes nothing follows. */
  notifyTransaction(): void {
    if (!this.#running || this.#mode.type !== "instant" || this.#cancel !== undefined) return;
    this.#cancel = this.#scheduler.soon(() => {
      this.#cancel = undefined;
      this.#attempt();
    });
  }

  /**
   * Makes one block now, in any mode, running or not.
   * @throws EngineError `proposal-too-long`, `proposal-refused`, `wrong-height`, `block-in-progress`, and whatever the application throws; nothing is committed then
   */
  produceBlock(): FinalizedBlock {
    if (this.#producing)
      throw new EngineError("block-in-progress", "a block is being made; the application must not ask for another");
    this.#producing = true;
    try {
      this.#initialize();
      const timeMs = this.#nextTime();
      const height = this.#application.info().height + 1;
      const block: BlockProposal = { height, timeMs, txs: this.#proposal(height, timeMs) };
      if (!this.#application.processProposal(block))
        throw new EngineError("proposal-refused", `the application refuses its own proposal for block ${height}`);
      const finalized = this.#application.finalizeBlock(block);
      this.#application.commit();
      this.#lastMs = timeMs;
      const { height: now } = this.#application.info();
      if (now !== height)
        throw new EngineError("wrong-height", `the application is at block ${now} after block ${height} was committed`);
      return finalized;
    } finally {
      this.#producing = false;
    }
  }

  #proposal(height: number, timeMs: number): readonly Tx[] {
    const maxTxBytes = this.#options.maxTxBytes ?? DEFAULT_MAX_TX_BYTES;
    const txs = this.#application.prepareProposal({ height, timeMs, maxTxBytes, txs: [] });
    const bytes = txs.reduce((sum, tx) => sum + tx.length, 0);
    if (bytes > maxTxBytes)
      throw new EngineError(
        "proposal-too-long",
        `the application proposes ${bytes} bytes of transactions for block ${height}; at most ${maxTxBytes} are allowed`,
      );
    return txs;
  }

  #nextTime(): number {
    const now = Math.floor(this.#clock.now());
    if (this.#mode.type === "interval") return turnTime(now, this.#mode.intervalMs, this.#lastMs);
    return Math.max(now, this.#lastMs + (this.#options.stepMs ?? 1));
  }

  #initialize(): void {
    const { genesis } = this.#options;
    if (genesis === undefined) return;
    const { height, appHash } = this.#application.info();
    if (height === 0 && appHash.length === 0) this.#application.initChain(genesis);
  }

  #wait(starting = false): void {
    if (this.#mode.type !== "interval") return;
    const { intervalMs } = this.#mode;
    const now = this.#clock.now();
    const wait =
      starting && isTurnFree(now, intervalMs, this.#lastMs) ? 0 : untilNextTurn(now, intervalMs, this.#lastMs);
    this.#cancel = this.#scheduler.after(wait, () => {
      this.#cancel = undefined;
      this.#attempt();
      if (this.#running && this.#cancel === undefined) this.#wait();
    });
  }

  #unwait(): void {
    this.#cancel?.();
    this.#cancel = undefined;
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

function checkedMode(mode: SealMode): SealMode {
  if (mode.type === "interval" && (!Number.isSafeInteger(mode.intervalMs) || mode.intervalMs < 1))
    throw new EngineError(
      "bad-interval",
      `an interval of ${mode.intervalMs} ms is not possible; give a whole number of 1 or more`,
    );
  return mode;
}
