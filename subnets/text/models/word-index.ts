import { radixPass, type SortedContexts } from "./sorted-contexts.ts";
import { WordScanner } from "./words.ts";

const DEPTH = 3;

/** The word under way and the two before it, as hashes: enough of a prefix to find them in. */
const LONGEST_LOOK_BACK = 160;

/**
 * All positions of a text, sorted by the run of letters (or of other bytes) under way, then the word before it, then the one before that.
 * So one lookup finds what followed a word's beginning, a pair's and a triple's. Two different contexts share a hash of 32 bits about
 * once in 2000 lookups for 2 MB, which costs less than storing the words. Memory: 13 bytes a position.
 */
export class WordIndex implements SortedContexts {
  readonly deepest = DEPTH;
  readonly next: Uint8Array;
  readonly #hashes: readonly [Uint32Array, Uint32Array, Uint32Array];

  constructor(text: Uint8Array) {
    const size = text.length;
    const unsorted = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)] as const;
    const scanner = new WordScanner();
    let order = new Uint32Array(size);
    for (let i = 0; i < size; i++) {
      order[i] = i;
      unsorted[0][i] = scanner.run;
      unsorted[1][i] = scanner.previous;
      unsorted[2][i] = scanner.beforePrevious;
      scanner.push(text[i] as number);
    }
    let spare = new Uint32Array(size);
    for (const hashes of unsorted.toReversed()) {
      for (const shift of [0, 16]) {
        radixPass(order, spare, at => ((hashes[at] as number) >>> shift) & 0xffff);
        [order, spare] = [spare, order];
      }
    }
    const sorted = (hashes: Uint32Array): Uint32Array => order.map(at => hashes[at] as number);
    this.#hashes = [sorted(unsorted[0]), sorted(unsorted[1]), sorted(unsorted[2])];
    this.next = new Uint8Array(size);
    for (let k = 0; k < size; k++) this.next[k] = text[order[k] as number] as number;
  }

  symbol(k: number, depth: number): number {
    return this.#hashes[(depth - 1) as 0 | 1 | 2][k] as number;
  }

  ranges(prefix: Uint8Array, deepest: number, into: Uint32Array): number {
    const scanner = new WordScanner();
    for (let i = Math.max(0, prefix.length - LONGEST_LOOK_BACK); i < prefix.length; i++)
      scanner.push(prefix[i] as number);
    const wanted = [scanner.run, scanner.previous, scanner.beforePrevious] as const;
    let begin = 0;
    let end = this.next.length;
    into[0] = begin;
    into[1] = end;
    for (let depth = 1; depth <= Math.min(deepest, DEPTH); depth++) {
      const level = (depth - 1) as 0 | 1 | 2;
      begin = firstAtLeast(this.#hashes[level], begin, end, wanted[level]);
      end = firstAtLeast(this.#hashes[level], begin, end, wanted[level] + 1);
      if (begin >= end) return depth;
      into[2 * depth] = begin;
      into[2 * depth + 1] = end;
    }
    return Math.min(deepest, DEPTH) + 1;
  }
}

function firstAtLeast(hashes: Uint32Array, low: number, high: number, wanted: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((hashes[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}
