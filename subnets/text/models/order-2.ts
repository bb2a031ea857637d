import type { ContextIndex } from "./context-index.ts";
import { Histograms } from "./histograms.ts";
import { type Distribution, type Model, uniform } from "./model.ts";

const ORDER = 2;

/**
 * Witten and Bell's interpolation of orders 0 to 2: a context that was followed by `t` different bytes in `n` places hands the share
 * `t / (n + t)` down to the next shorter context.
 */
export class Order2 implements Model {
  readonly #index: ContextIndex;
  readonly #histograms: Histograms;
  readonly #ranges = new Uint32Array(2 * (ORDER + 1));

  constructor(index: ContextIndex) {
    this.#index = index;
    this.#histograms = new Histograms(index);
  }

  predict(prefix: Uint8Array): Distribution {
    const mixed = uniform();
    const found = this.#index.ranges(prefix, ORDER, this.#ranges);
    for (let depth = 0; depth < found; depth++) {
      const begin = this.#ranges[2 * depth] as number;
      const end = this.#ranges[2 * depth + 1] as number;
      const { bytes, counts, total } = this.#histograms.raw(begin, end, depth);
      if (total === 0) continue;
      const scale = 1 / (total + bytes.length);
      const handedDown = bytes.length * scale;
      for (let c = 0; c < mixed.length; c++) mixed[c] = (mixed[c] as number) * handedDown;
      for (let i = 0; i < bytes.length; i++) {
        const c = bytes[i] as number;
        mixed[c] = (mixed[c] as number) + (counts[i] as number) * scale;
      }
    }
    return mixed;
  }
}
