import { type Discounts, estimateDiscounts } from "./discounts.ts";
import { Histograms } from "./histograms.ts";
import { type Distribution, type Model, SYMBOLS, uniform } from "./model.ts";
import type { SortedContexts } from "./sorted-contexts.ts";

/**
 * Interpolated Kneser–Ney smoothing with three discounts an order (Chen and Goodman's "modified" form): counts at the highest order,
 * numbers of different symbols in front at the lower ones. Static: the prefix is context, nothing is learnt from it.
 */
export class KneserNey implements Model {
  readonly #order: number;
  readonly #contexts: SortedContexts;
  readonly #base: Model | undefined;
  readonly #histograms: Histograms;
  readonly #discounts: readonly Discounts[];
  readonly #ranges: Uint32Array;

  /**
   * @param order longest context in symbols, at most `contexts.deepest`
   * @param base what stands below the contexts of one symbol; by default the context of none, over a uniform distribution
   */
  constructor(order: number, contexts: SortedContexts, base?: Model) {
    this.#order = order;
    this.#contexts = contexts;
    this.#base = base;
    this.#histograms = new Histograms(contexts);
    this.#discounts = estimateDiscounts(contexts, order);
    this.#ranges = new Uint32Array(2 * (order + 1));
  }

  predict(prefix: Uint8Array): Distribution {
    const mixed = this.#base?.predict(prefix) ?? uniform();
    const found = this.#contexts.ranges(prefix, this.#order, this.#ranges);
    for (let depth = this.#base === undefined ? 0 : 1; depth < found; depth++) this.#refine(mixed, depth);
    return mixed;
  }

  /** Puts the context of `depth` symbols above what the shorter ones say. */
  #refine(mixed: Distribution, depth: number): void {
    const begin = this.#ranges[2 * depth] as number;
    const end = this.#ranges[2 * depth + 1] as number;
    const { bytes, counts, total } =
      depth === this.#order ? this.#histograms.raw(begin, end, depth) : this.#histograms.spread(begin, end, depth);
    const discounts = this.#discounts[depth];
    if (total === 0 || discounts === undefined) return;
    let taken = 0;
    for (let i = 0; i < counts.length; i++) taken += discounts[Math.min(counts[i] as number, 3) as 1 | 2 | 3];
    const handedDown = taken / total;
    for (let c = 0; c < SYMBOLS; c++) mixed[c] = (mixed[c] as number) * handedDown;
    for (let i = 0; i < bytes.length; i++) {
      const count = counts[i] as number;
      const c = bytes[i] as number;
      mixed[c] = (mixed[c] as number) + (count - discounts[Math.min(count, 3) as 1 | 2 | 3]) / total;
    }
  }
}
