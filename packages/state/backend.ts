import { StateError } from "./errors.ts";

/**
 * Longest key a table takes, in bytes.
 *
 * It is LMDB's limit at 4 KiB pages, and holds for every backend: what one node can store all can.
 */
export const MAX_TABLE_KEY = 1978;

/** A key with its value. */
export type Row = readonly [key: Uint8Array, value: Uint8Array];

/** One write of a batch: a table's name, a key, and the new value, or `undefined` to remove the key. */
export interface Write {
  readonly table: string;
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

/** How to walk a range. */
export interface RangeOptions {
  /** At most so many rows; all if absent. */
  readonly limit?: number;
  /** From the last row to the first. */
  readonly reverse?: boolean;
}

/**
 * A named table of a backend: byte keys in ascending order, each with a value.
 *
 * What is read must not be altered by the reader: it may be the store's own memory.
 */
export interface Table {
  readonly name: string;
  /** The value of a key, or `undefined`. */
  get(key: Uint8Array): Uint8Array | undefined;
  /**
   * Rows with `gte ≤ key < lt`, in key order, or against it with `reverse`; an absent bound is open.
   *
   * Walk it without a pause: a commit or a turn of the event loop in between may or may not show.
   */
  range(gte?: Uint8Array, lt?: Uint8Array, options?: RangeOptions): Iterable<Row>;
}

/** A store of named tables: synchronous reads, atomic commits. Two implementations pass `backends/compliance.ts`. */
export interface Backend {
  /** Whether {@link commit} is refused. */
  readonly readOnly: boolean;
  /** The table of this name; it need not have been written to. */
  table(name: string): Table;
  /**
   * Applies all writes or none, in their order; a persistent backend returns when they will survive a power cut.
   *
   * The store owns the arrays from here on.
   * @throws StateError `bad-key`, `read-only`, `closed`, `write-failed`; nothing was written then
   */
  commit(writes: readonly Write[]): void;
  /** Brings what another process has committed since into view, where this one only reads. Not while a range is walked. */
  refresh(): void;
  /** Gives all resources back; every later use throws StateError `closed`. */
  close(): void;
}

/** Refuses keys that a table cannot hold. @throws StateError `bad-key` */
export function checkTableKey(table: string, key: Uint8Array): void {
  if (key.length >= 1 && key.length <= MAX_TABLE_KEY) return;
  throw new StateError(
    "bad-key",
    `table "${table}": a key of ${key.length} bytes cannot be stored; keys have 1 to ${MAX_TABLE_KEY} bytes`,
  );
}
