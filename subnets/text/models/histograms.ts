import { SYMBOLS } from "./model.ts";
import type { SortedContexts } from "./sorted-contexts.ts";

const CACHED_FROM = 512;

/** How often each byte followed a context: the bytes that did, and their counts. */
export type Histogram = {
  readonly bytes: Uint8Array;
  readonly counts: Uint32Array;
  readonly total: number;
};

/**
 * Counts of what followed, over ranges of sorted contexts. Ranges of more than 512 positions are counted once and kept: there are few of them
 * (at most one per 512 positions and depth), and counting the root of 2 MB takes milliseconds.
 */
export class Histograms {
  readonly #contexts: SortedContexts;
  readonly #raw = new Map<number, Histogram>();
  readonly #spread = new Map<number, Histogram>();
  readonly #counts = new Uint32Array(SYMBOLS);
  readonly #lastSeen = new Uint32Array(SYMBOLS);
  #stamp = 0;

  constructor(contexts: SortedContexts) {
    this.#contexts = contexts;
  }

  /** How often each byte followed the context of `depth` symbols whose range is given. */
  raw(begin: number, end: number, depth: number): Histogram {
    if (end - begin <= CACHED_FROM) return this.#countRaw(begin, end);
    // A range is known by where it begins and how deep it is.
    const key = begin * 16 + depth;
    let histogram = this.#raw.get(key);
    if (histogram === undefined) {
      histogram = this.#countRaw(begin, end);
      this.#raw.set(key, histogram);
    }
    return histogram;
  }

  /**
   * After how many different symbols in front the context was followed by each byte (the continuation counts of Kneser and Ney, and what
   * a PPM with update exclusion keeps at a lower order).
   */
  spread(begin: number, end: number, depth: number): Histogram {
    if (end - begin <= CACHED_FROM) return this.#countSpread(begin, end, depth);
    const key = begin * 16 + depth;
    let histogram = this.#spread.get(key);
    if (histogram === undefined) {
      histogram = this.#countSpread(begin, end, depth);
      this.#spread.set(key, histogram);
    }
    return histogram;
  }

  #countRaw(begin: number, end: number): Histogram {
    const { next } = this.#contexts;
    for (let k = begin; k < end; k++) {
      const byte = next[k] as number;
      this.#counts[byte] = (this.#counts[byte] as number) + 1;
    }
    return this.#collect();
  }

  #countSpread(begin: number, end: number, depth: number): Histogram {
    const contexts = this.#contexts;
    const { next } = contexts;
    let before = -1;
    for (let k = begin; k < end; k++) {
      const inFront = contexts.symbol(k, depth + 1);
      if (inFront !== before) {
        before = inFront;
        this.#stamp += 1;
      }
      const byte = next[k] as number;
      if (this.#lastSeen[byte] !== this.#stamp) {
        this.#lastSeen[byte] = this.#stamp;
        this.#counts[byte] = (this.#counts[byte] as number) + 1;
      }
    }
    return this.#collect();
  }

  /** Takes the non-zero counts out and leaves zeros. */
  #collect(): Histogram {
    const all = this.#counts;
    let distinct = 0;
    for (let c = 0; c < SYMBOLS; c++) if (all[c] !== 0) distinct += 1;
    const bytes = new Uint8Array(distinct);
    const counts = new Uint32Array(distinct);
    let total = 0;
    let at = 0;
    for (let c = 0; c < SYMBOLS; c++) {
      const count = all[c] as number;
      if (count === 0) continue;
      bytes[at] = c;
      counts[at] = count;
      at += 1;
      total += count;
      all[c] = 0;
    }
    return { bytes, counts, total };
  }
}
