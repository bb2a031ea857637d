import { createRandom } from "@waystone/sdk/subnet";
import { FEATURE_ROWS, FEATURES, featuresAt } from "./features.ts";
import { type HuffmanTree, huffmanTree } from "./huffman.ts";
import { type Distribution, type Model, SYMBOLS } from "./model.ts";

const HIDDEN = 48;
/** An inner node's weights and its bias. */
const NODE_SIZE = HIDDEN + 1;
const RATE = 0.045;
const LAST_RATE = 0.02;
const FIRST_SPREAD = 0.02;
const PROGRESS_EVERY = 20_000;
const GOLDEN = 0.618_033_988_7;

/** How a neural model is trained. */
export type NeuralOptions = {
  /** Places of the text to learn from; about 180 000 a second. A number of samples, not of seconds, so that two runs agree. */
  readonly samples: number;
  readonly seed: number;
  /** Called now and then with the share that is done, 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
};

/**
 * A small network: the embeddings of the last bytes, of hashed n-grams and of words are summed, squashed (tanh, 48 units) and walk down a
 * Huffman tree of logistic units to the next byte. Memory: 50 MB.
 */
export class Neural implements Model {
  readonly #tree: HuffmanTree;
  readonly #embeddings: Float32Array;
  readonly #bias = new Float32Array(HIDDEN);
  readonly #nodes = new Float32Array((SYMBOLS - 1) * NODE_SIZE);
  readonly #rows = new Int32Array(FEATURES);
  readonly #hidden = new Float32Array(HIDDEN);

  constructor(text: Uint8Array, { samples, seed, onProgress }: NeuralOptions) {
    const random = createRandom(seed);
    this.#tree = huffmanTree(text);
    this.#embeddings = new Float32Array(FEATURE_ROWS * HIDDEN);
    for (let i = 0; i < this.#embeddings.length; i++) this.#embeddings[i] = (random() - 0.5) * FIRST_SPREAD;
    // Steps of the golden ratio visit all of the text evenly, in an order without neighbours.
    const stride = Math.floor(text.length * GOLDEN) | 1;
    let position = 0;
    for (let sample = 0; sample < samples; sample++) {
      if (sample % PROGRESS_EVERY === 0) onProgress?.(sample / samples);
      position = (position + stride) % text.length;
      this.#learn(text, position, RATE * (1 - sample / samples + LAST_RATE));
    }
  }

  predict(prefix: Uint8Array): Distribution {
    this.#forward(prefix, prefix.length);
    const distribution = new Float64Array(SYMBOLS);
    const walk = (node: number, probability: number): void => {
      if (node < 0) {
        distribution[-1 - node] = probability;
        return;
      }
      const right = this.#turnRight(node);
      walk(this.#tree.children[2 * node] as number, probability * (1 - right));
      walk(this.#tree.children[2 * node + 1] as number, probability * right);
    };
    walk(0, 1);
    return distribution;
  }

  #forward(text: Uint8Array, position: number): void {
    const hidden = this.#hidden;
    const embeddings = this.#embeddings;
    featuresAt(text, position, this.#rows);
    hidden.set(this.#bias);
    for (let f = 0; f < FEATURES; f++) {
      const row = (this.#rows[f] as number) * HIDDEN;
      for (let j = 0; j < HIDDEN; j++) hidden[j] = (hidden[j] as number) + (embeddings[row + j] as number);
    }
    for (let j = 0; j < HIDDEN; j++) hidden[j] = Math.tanh(hidden[j] as number);
  }

  #turnRight(node: number): number {
    const at = node * NODE_SIZE;
    let sum = this.#nodes[at + HIDDEN] as number;
    for (let j = 0; j < HIDDEN; j++) sum += (this.#nodes[at + j] as number) * (this.#hidden[j] as number);
    return 1 / (1 + Math.exp(-sum));
  }

  /** One step of stochastic gradient ascent on the log-likelihood of `text[position]`. */
  #learn(text: Uint8Array, position: number, rate: number): void {
    this.#forward(text, position);
    const hidden = this.#hidden;
    const nodes = this.#nodes;
    const path = this.#tree.paths[text[position] as number] ?? [];
    const gradient = new Float64Array(HIDDEN);
    for (const turn of path) {
      const node = turn >> 1;
      const at = node * NODE_SIZE;
      const error = rate * ((turn & 1) - this.#turnRight(node));
      for (let j = 0; j < HIDDEN; j++) {
        const weight = nodes[at + j] as number;
        gradient[j] = (gradient[j] as number) + error * weight;
        nodes[at + j] = weight + error * (hidden[j] as number);
      }
      nodes[at + HIDDEN] = (nodes[at + HIDDEN] as number) + error;
    }
    for (let j = 0; j < HIDDEN; j++) {
      const squashed = hidden[j] as number;
      const step = (gradient[j] as number) * (1 - squashed * squashed);
      gradient[j] = step;
      this.#bias[j] = (this.#bias[j] as number) + step;
    }
    for (let f = 0; f < FEATURES; f++) {
      const row = (this.#rows[f] as number) * HIDDEN;
      for (let j = 0; j < HIDDEN; j++) {
        this.#embeddings[row + j] = (this.#embeddings[row + j] as number) + (gradient[j] as number);
      }
    }
  }
}
