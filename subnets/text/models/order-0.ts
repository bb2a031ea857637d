import { type Distribution, type Model, normalise, SYMBOLS } from "./model.ts";

/** The frequency of each byte value in a text, whatever came before; each value is counted once more than it occurred. */
export class Order0 implements Model {
  readonly #distribution: Distribution;

  constructor(text: Uint8Array) {
    const counts = new Float64Array(SYMBOLS).fill(1);
    for (let i = 0; i < text.length; i++) {
      const byte = text[i] as number;
      counts[byte] = (counts[byte] as number) + 1;
    }
    this.#distribution = normalise(counts);
  }

  predict(): Distribution {
    return this.#distribution.slice();
  }
}
