/** Shortest silence that is taken for a fault, in milliseconds: fast chains stutter on busy machines. */
const LEAST_SILENCE_MS = 10_000;
/** Block times without a block that are taken for a fault. */
const MISSED_BLOCKS = 10;

/** Milliseconds before the same failure is said again: a full disk fails each block, and a log of it would fill what is left. */
const SAID_AGAIN_MS = 10_000;

/** What {@link Health} is told of its node. */
export interface HealthOptions {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Milliseconds from block to block; `undefined` where blocks are made on demand. */
  readonly blockTimeMs: number | undefined;
}

/** Whether a node does what it is there for: make blocks. */
export class Health {
  readonly #options: HealthOptions;
  #lastBlock: number;
  #failure: string | undefined;
  #said = Number.NEGATIVE_INFINITY;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.#lastBlock = options.now();
  }

  /** A block was committed. */
  made(): void {
    this.#lastBlock = this.#options.now();
    this.#failure = undefined;
  }

  /** A block could not be made. @returns whether it is worth saying: the same again is, ten seconds after it was said last */
  failed(error: unknown): boolean {
    const failure = error instanceof Error ? error.message : String(error);
    const now = this.#options.now();
    const isNew = failure !== this.#failure || now - this.#said >= SAID_AGAIN_MS;
    this.#failure = failure;
    if (isNew) this.#said = now;
    return isNew;
  }

  /** What is wrong, for people; `undefined` if all is well. */
  problem(): string | undefined {
    if (this.#failure !== undefined) return `the last block could not be made: ${this.#failure}`;
    const { blockTimeMs, now } = this.#options;
    if (blockTimeMs === undefined) return undefined;
    const silence = now() - this.#lastBlock;
    if (silence <= Math.max(LEAST_SILENCE_MS, MISSED_BLOCKS * blockTimeMs)) return undefined;
    return `no block for ${Math.round(silence / 1000)} s, and one is due every ${blockTimeMs} ms`;
  }
}
