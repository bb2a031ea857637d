/**
 * Committed state as the overlay sees it: sorted bytes, read synchronously.
 *
 * `@waystone/state` implements it over LMDB or memory; nothing here knows which.
 */
export interface StateReader {
  /** The stored value of a full (hashed) key, or `undefined` if there is none. */
  get(key: Uint8Array): Uint8Array | undefined;
  /** All pairs whose key starts with `prefix`, in ascending key order, strictly after `after` if it is given. */
  entries(prefix: Uint8Array, after?: Uint8Array): Iterable<readonly [key: Uint8Array, value: Uint8Array]>;
}

/** Committed state that holds nothing: what genesis is built upon. */
export const EMPTY_STATE: StateReader = {
  get: () => undefined,
  entries: () => [],
};

/** One change to committed state: a full key and its new value, or `undefined` where the key is removed. */
export type StateChange = readonly [key: Uint8Array, value: Uint8Array | undefined];
