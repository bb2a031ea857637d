import type { RangeOptions, Row } from "../backend.ts";
import { compareBytes } from "../bytes.ts";

interface Chunk {
  readonly rows: Row[];
  /** Round of writes in which this chunk was copied, and may therefore be altered in place. */
  readonly round: number;
}

/** Rows a chunk holds before it is cut in two; a write moves half a chunk at the most. */
const MAX_CHUNK = 256;

/**
 * Rows in key order, as a sorted list of sorted chunks.
 *
 * Chunks are copied when a round of writes first touches them, so that iterators keep what they began with.
 */
export class SortedRows {
  #chunks: Chunk[] = [];
  #round = 0;

  /** Starts a round of writes: iterators that began before do not see it. */
  beginWrites(): void {
    this.#round++;
    this.#chunks = this.#chunks.slice();
  }

  /** The value of a key, or `undefined`. */
  get(key: Uint8Array): Uint8Array | undefined {
    const rows = this.#chunks[chunkOf(this.#chunks, key)]?.rows;
    if (rows === undefined) return undefined;
    const row = rows[lowerBound(rows, key)];
    return row !== undefined && compareBytes(row[0], key) === 0 ? row[1] : undefined;
  }

  /** Inserts or replaces a row. */
  set(key: Uint8Array, value: Uint8Array): void {
    const at = chunkOf(this.#chunks, key);
    const rows = this.#own(at);
    if (rows === undefined) {
      this.#chunks.push({ rows: [[key, value]], round: this.#round });
      return;
    }
    const index = lowerBound(rows, key);
    const row = rows[index];
    rows.splice(index, row !== undefined && compareBytes(row[0], key) === 0 ? 1 : 0, [key, value]);
    if (rows.length <= MAX_CHUNK) return;
    const half = rows.splice(MAX_CHUNK / 2);
    this.#chunks.splice(at + 1, 0, { rows: half, round: this.#round });
  }

  /** Removes a row if there is one. */
  delete(key: Uint8Array): void {
    const at = chunkOf(this.#chunks, key);
    const rows = this.#chunks[at]?.rows;
    if (rows === undefined) return;
    const index = lowerBound(rows, key);
    const row = rows[index];
    if (row === undefined || compareBytes(row[0], key) !== 0) return;
    if (rows.length === 1) this.#chunks.splice(at, 1);
    else this.#own(at)?.splice(index, 1);
  }

  /** Rows with `gte ≤ key < lt` as they are now, whatever is written later. */
  range(gte: Uint8Array | undefined, lt: Uint8Array | undefined, options: RangeOptions = {}): Iterable<Row> {
    const limit = options.limit ?? Number.POSITIVE_INFINITY;
    return options.reverse === true ? descend(this.#chunks, gte, lt, limit) : ascend(this.#chunks, gte, lt, limit);
  }

  #own(at: number): Row[] | undefined {
    const chunk = this.#chunks[at];
    if (chunk === undefined || chunk.round === this.#round) return chunk?.rows;
    const rows = chunk.rows.slice();
    this.#chunks[at] = { rows, round: this.#round };
    return rows;
  }
}

function* ascend(chunks: readonly Chunk[], gte: Uint8Array | undefined, lt: Uint8Array | undefined, limit: number) {
  let left = limit;
  let at = gte === undefined ? 0 : chunkOf(chunks, gte);
  let rows = chunks[at]?.rows;
  let index = gte === undefined || rows === undefined ? 0 : lowerBound(rows, gte);
  while (rows !== undefined && left > 0) {
    const row = rows[index++];
    if (row === undefined) {
      rows = chunks[++at]?.rows;
      index = 0;
      continue;
    }
    if (lt !== undefined && compareBytes(row[0], lt) >= 0) return;
    left--;
    yield row;
  }
}

function* descend(chunks: readonly Chunk[], gte: Uint8Array | undefined, lt: Uint8Array | undefined, limit: number) {
  let left = limit;
  let at = lt === undefined ? chunks.length - 1 : chunkOf(chunks, lt);
  let rows = chunks[at]?.rows;
  let index = rows === undefined ? 0 : (lt === undefined ? rows.length : lowerBound(rows, lt)) - 1;
  while (rows !== undefined && left > 0) {
    const row = rows[index--];
    if (row === undefined) {
      rows = chunks[--at]?.rows;
      index = (rows?.length ?? 0) - 1;
      continue;
    }
    if (gte !== undefined && compareBytes(row[0], gte) < 0) return;
    left--;
    yield row;
  }
}

/** Index of the last chunk whose first key is not above `key`; 0 if there is none. */
function chunkOf(chunks: readonly Chunk[], key: Uint8Array): number {
  let low = 0;
  let high = chunks.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const first = chunks[middle]?.rows[0];
    if (first !== undefined && compareBytes(first[0], key) <= 0) low = middle;
    else high = middle;
  }
  return low;
}

/** Index of the first row whose key is not below `key`. */
function lowerBound(rows: readonly Row[], key: Uint8Array): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && compareBytes(row[0], key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
