import { radixPass, type SortedContexts } from "./sorted-contexts.ts";

/** How many bytes of context the order of an index tells apart. */
export const INDEX_DEPTH = 12;

const TWO_BYTES = 65536;

/**
 * All positions of a text, sorted by the bytes before them, nearest byte first. Then every context, of whatever length up to
 * {@link INDEX_DEPTH}, is one range of the order, and the byte that followed is at hand for each member of the range.
 *
 * Built by six stable radix passes of two bytes each: 0.1 to 0.2 s and 5 bytes of memory a position for 2 MB.
 */
export class ContextIndex implements SortedContexts {
  readonly deepest = INDEX_DEPTH;
  /** The text, after {@link INDEX_DEPTH} zero bytes, so that the first positions have a context too. */
  readonly text: Uint8Array;
  /** Positions in `text`, sorted by their contexts. */
  readonly order: Uint32Array;
  /** The bytes at the positions of `order`. */
  readonly next: Uint8Array;
  /** Where in `order` the positions with each two-byte context begin; index `nearest · 256 + second`. */
  readonly #starts: Uint32Array;

  constructor(source: Uint8Array) {
    const text = new Uint8Array(INDEX_DEPTH + source.length);
    text.set(source, INDEX_DEPTH);
    this.text = text;
    let order = new Uint32Array(source.length);
    for (let i = 0; i < order.length; i++) order[i] = i + INDEX_DEPTH;
    let spare = new Uint32Array(source.length);
    for (let distance = INDEX_DEPTH - 1; distance >= 1; distance -= 2) {
      radixPass(order, spare, at => ((text[at - distance] as number) << 8) | (text[at - distance - 1] as number));
      [order, spare] = [spare, order];
    }
    this.order = order;
    this.#starts = twoByteStarts(text);
    const next = new Uint8Array(source.length);
    for (let k = 0; k < next.length; k++) next[k] = text[order[k] as number] as number;
    this.next = next;
  }

  symbol(k: number, depth: number): number {
    return this.text[(this.order[k] as number) - depth] as number;
  }

  ranges(prefix: Uint8Array, deepest: number, into: Uint32Array): number {
    into[0] = 0;
    into[1] = this.order.length;
    const most = Math.min(deepest, prefix.length, INDEX_DEPTH);
    let written = 1;
    for (let depth = 1; depth <= most; depth++) {
      const byte = prefix[prefix.length - depth] as number;
      let begin: number;
      let end: number;
      if (depth === 1) {
        begin = this.#starts[byte << 8] as number;
        end = this.#starts[(byte + 1) << 8] as number;
      } else if (depth === 2) {
        const key = ((prefix[prefix.length - 1] as number) << 8) | byte;
        begin = this.#starts[key] as number;
        end = this.#starts[key + 1] as number;
      } else {
        const low = into[2 * depth - 2] as number;
        const high = into[2 * depth - 1] as number;
        begin = this.#lowerBound(low, high, depth, byte);
        end = this.#lowerBound(begin, high, depth, byte + 1);
      }
      if (begin >= end) break;
      into[2 * depth] = begin;
      into[2 * depth + 1] = end;
      written += 1;
    }
    return written;
  }

  /** First place in `[low, high)` whose byte at `depth` before the position is at least `byte`. */
  #lowerBound(low: number, high: number, depth: number, byte: number): number {
    const { text, order } = this;
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((text[(order[middle] as number) - depth] as number) < byte) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Where the positions begin whose two bytes in front are each pair; nearest byte first. */
function twoByteStarts(text: Uint8Array): Uint32Array {
  const starts = new Uint32Array(TWO_BYTES + 1);
  for (let at = INDEX_DEPTH; at < text.length; at++) {
    const key = ((text[at - 1] as number) << 8) | (text[at - 2] as number);
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < TWO_BYTES; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  return starts;
}
