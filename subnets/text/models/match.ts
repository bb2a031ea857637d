import { createRandom, drawBelow } from "@waystone/sdk/subnet";
import { type ContextIndex, INDEX_DEPTH } from "./context-index.ts";
import { type Distribution, type Model, SYMBOLS } from "./model.ts";
import { Order2 } from "./order-2.ts";

const LONGEST = 32;
const CANDIDATES = 64;
const TRIALS = 40_000;
// A document resembles itself more than it resembles what is held out, so trials look past their own neighbourhood.
const NEIGHBOURHOOD = 30_000;

/**
 * Looks for the longest repetition of the prefix's end, in the text and in the prefix itself, and says what followed there, as sure as
 * matches of that length have proved in the text. What is left goes by order 2.
 */
export class Match implements Model {
  readonly #index: ContextIndex;
  readonly #rest: Order2;
  readonly #trust: Float64Array;
  readonly #ranges = new Uint32Array(2 * (INDEX_DEPTH + 1));
  readonly #votes = new Uint32Array(SYMBOLS);

  /** @param seed picks the places of the text where matches are tried */
  constructor(index: ContextIndex, seed: number) {
    this.#index = index;
    this.#rest = new Order2(index);
    this.#trust = measureTrust(index, seed);
  }

  predict(prefix: Uint8Array): Distribution {
    const distribution = this.#rest.predict(prefix);
    const { length, byte } = this.#longest(prefix);
    const trust = this.#trust[length] ?? 0.5;
    const before = distribution[byte] ?? 0;
    const scale = (1 - trust) / (1 - before);
    if (!Number.isFinite(scale)) return distribution;
    for (let c = 0; c < SYMBOLS; c++) distribution[c] = (distribution[c] as number) * scale;
    distribution[byte] = trust;
    return distribution;
  }

  /** The length of the longest match and the byte that most often followed matches of that length. */
  #longest(prefix: Uint8Array): { readonly length: number; readonly byte: number } {
    const { text, order, next } = this.#index;
    const votes = this.#votes.fill(0);
    const found = this.#index.ranges(prefix, INDEX_DEPTH, this.#ranges);
    let longest = found - 1;
    const vote = (length: number, byte: number): void => {
      if (length < longest) return;
      if (length > longest) votes.fill(0);
      longest = length;
      votes[byte] = (votes[byte] as number) + 1;
    };
    const begin = this.#ranges[2 * longest] as number;
    const end = this.#ranges[2 * longest + 1] as number;
    for (let k = begin; k < Math.min(end, begin + CANDIDATES); k++) {
      const most = found - 1 === INDEX_DEPTH ? LONGEST : found - 1;
      vote(agreement(text, order[k] as number, prefix, prefix.length, most), next[k] as number);
    }
    for (let i = 1; i < prefix.length; i++) {
      vote(agreement(prefix, i, prefix, prefix.length, LONGEST), prefix[i] as number);
    }
    let byte = 0;
    for (let c = 1; c < SYMBOLS; c++) if ((votes[c] as number) > (votes[byte] as number)) byte = c;
    return { length: longest, byte };
  }
}

/** How many bytes before `i` in `a` and before `j` in `b` are the same, up to `most`. */
function agreement(a: Uint8Array, i: number, b: Uint8Array, j: number, most: number): number {
  const highest = Math.min(most, i, j);
  let length = 0;
  while (length < highest && a[i - 1 - length] === b[j - 1 - length]) length += 1;
  return length;
}

/** How often what followed the longest match elsewhere was right, by the match's length, over seeded places of the text itself. */
function measureTrust(index: ContextIndex, seed: number): Float64Array {
  const { text, order, next } = index;
  const random = createRandom(seed);
  const right = new Float64Array(LONGEST + 1).fill(1);
  const tried = new Float64Array(LONGEST + 1).fill(2);
  for (let trial = 0; trial < TRIALS; trial++) {
    const k = drawBelow(random, order.length);
    const position = order[k] as number;
    let length = -1;
    let byte = -1;
    for (const step of [-1, 1]) {
      const other = nearestElsewhere(index, k, step);
      if (other === undefined) continue;
      const shared = agreement(text, order[other] as number, text, position, LONGEST);
      if (shared <= length) continue;
      length = shared;
      byte = next[other] as number;
    }
    if (length < 0) continue;
    tried[length] = (tried[length] as number) + 1;
    if (byte === next[k]) right[length] = (right[length] as number) + 1;
  }
  return right.map((count, length) => count / (tried[length] as number));
}

/** The nearest place in the order, in one direction, whose position is not in the neighbourhood of `k`'s. */
function nearestElsewhere(index: ContextIndex, k: number, step: number): number | undefined {
  const { order } = index;
  const position = order[k] as number;
  for (let other = k + step, looked = 0; looked < 200; other += step, looked++) {
    const there = order[other];
    if (there === undefined) return undefined;
    if (Math.abs(there - position) >= NEIGHBOURHOOD) return other;
  }
  return undefined;
}
