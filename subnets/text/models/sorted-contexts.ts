/**
 * All positions of a text, sorted by the contexts before them: a context is a sequence of symbols (bytes, or hashes of words), the most
 * telling one first, so that the positions after any context of `depth` symbols are one range of the order.
 */
export type SortedContexts = {
  /** The byte at each position, in the sorted order. */
  readonly next: Uint8Array;
  /** Most symbols of context that the order tells apart. */
  readonly deepest: number;
  /** The symbol number `depth` (from 1) of the context at place `k` of the order; `depth` may be `deepest` + 1 for bytes. */
  symbol(k: number, depth: number): number;
  /**
   * Writes the ranges `[begin, end)` of the contexts of 0, 1, 2, … `deepest` symbols at the end of `prefix` into `into` (twice
   * `deepest + 1` numbers), up to the first context that never occurred; returns how many were written, at least 1.
   */
  ranges(prefix: Uint8Array, deepest: number, into: Uint32Array): number;
};

/** One stable pass of a radix sort: writes the items of `from` into `to` by ascending `keyOf`, a number below 65536. */
export function radixPass(from: Uint32Array, to: Uint32Array, keyOf: (item: number) => number): void {
  const cursor = new Uint32Array(65537);
  for (let k = 0; k < from.length; k++) {
    const key = keyOf(from[k] as number);
    cursor[key + 1] = (cursor[key + 1] as number) + 1;
  }
  for (let key = 0; key < 65536; key++) cursor[key + 1] = (cursor[key + 1] as number) + (cursor[key] as number);
  for (let k = 0; k < from.length; k++) {
    const item = from[k] as number;
    const key = keyOf(item);
    const slot = cursor[key] as number;
    cursor[key] = slot + 1;
    to[slot] = item;
  }
}
