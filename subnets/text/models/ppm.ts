import type { ContextIndex } from "./context-index.ts";
import { Histograms } from "./histograms.ts";
import { type Distribution, type Model, SYMBOLS } from "./model.ts";
import { countPrefix } from "./prefix-counts.ts";

/**
 * Prediction by partial matching with Howard's escape (method D), exclusion and update exclusion: the longest context seen gives a byte
 * that followed it `c` of `n` times the probability (2c − 1) / 2n; the rest is left to the next shorter context, for bytes not seen yet.
 * The counts of the text are joined by those of the prefix. Without an index it knows the prefix alone.
 */
export class Ppm implements Model {
  readonly #order: number;
  readonly #index: ContextIndex | undefined;
  readonly #histograms: Histograms | undefined;
  readonly #ranges: Uint32Array;
  readonly #prefixCounts: Uint32Array;
  readonly #counts = new Uint32Array(SYMBOLS);

  /** @param order longest context in bytes, up to 11 @param index the text that was learnt; none for a model of the prefix alone */
  constructor(order: number, index?: ContextIndex) {
    this.#order = order;
    this.#index = index;
    this.#histograms = index === undefined ? undefined : new Histograms(index);
    this.#ranges = new Uint32Array(2 * (order + 1));
    this.#prefixCounts = new Uint32Array((order + 1) * SYMBOLS);
  }

  predict(prefix: Uint8Array): Distribution {
    countPrefix(prefix, this.#order, this.#prefixCounts, true);
    const found = this.#index?.ranges(prefix, this.#order, this.#ranges) ?? 0;
    const distribution = new Float64Array(SYMBOLS);
    const excluded = new Uint8Array(SYMBOLS);
    let left = 1;
    for (let depth = this.#order; depth >= 0; depth--) {
      const counts = this.#countsAt(depth, found);
      let total = 0;
      let distinct = 0;
      for (let c = 0; c < SYMBOLS; c++) {
        const count = counts[c] as number;
        if (count === 0 || excluded[c] === 1) continue;
        total += count;
        distinct += 1;
      }
      if (total === 0) continue;
      const unit = left / (2 * total);
      for (let c = 0; c < SYMBOLS; c++) {
        const count = counts[c] as number;
        if (count === 0 || excluded[c] === 1) continue;
        distribution[c] = (2 * count - 1) * unit;
        excluded[c] = 1;
      }
      left = distinct * unit;
    }
    return spreadRest(distribution, excluded, left);
  }

  /** Counts of the text and of the prefix after the last `depth` bytes. */
  #countsAt(depth: number, found: number): Uint32Array {
    const counts = this.#counts;
    counts.set(this.#prefixCounts.subarray(depth * SYMBOLS, (depth + 1) * SYMBOLS));
    if (this.#histograms === undefined || depth >= found) return counts;
    const begin = this.#ranges[2 * depth] as number;
    const end = this.#ranges[2 * depth + 1] as number;
    const histogram =
      depth === this.#order ? this.#histograms.raw(begin, end, depth) : this.#histograms.spread(begin, end, depth);
    for (let i = 0; i < histogram.bytes.length; i++) {
      const c = histogram.bytes[i] as number;
      counts[c] = (counts[c] as number) + (histogram.counts[i] as number);
    }
    return counts;
  }
}

/** Gives the probability that no context claimed to the bytes that none has seen, or to all if none is left. */
function spreadRest(distribution: Distribution, excluded: Uint8Array, left: number): Distribution {
  let unseen = 0;
  for (let c = 0; c < SYMBOLS; c++) if (excluded[c] === 0) unseen += 1;
  const everywhere = unseen === 0;
  const share = left / (everywhere ? SYMBOLS : unseen);
  for (let c = 0; c < SYMBOLS; c++) {
    if (everywhere || excluded[c] === 0) distribution[c] = (distribution[c] as number) + share;
  }
  return distribution;
}
