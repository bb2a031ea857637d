import { compareBytes, keyAfter, prefixEnd } from "../bytes.ts";
import { StateError } from "../errors.ts";
import { fromNibbles, keyAbove, type Nibbles } from "../trie/nibbles.ts";

/** Longest key of the state, in bytes: twice as long, if all its bytes are zero, it must fit into a history row's key. */
export const MAX_STATE_KEY = 960;

/** Whether the state can hold this key. */
export function isStateKey(key: Uint8Array): boolean {
  return key.length >= 1 && key.length <= MAX_STATE_KEY;
}

/** Refuses keys that the state cannot hold. @throws StateError `bad-key` */
export function checkStateKey(key: Uint8Array): void {
  if (!isStateKey(key))
    throw new StateError(
      "bad-key",
      `a storage key of ${key.length} bytes; the state holds keys of 1 to ${MAX_STATE_KEY} bytes`,
    );
}

/** Bounds of the keys that begin with `prefix` and come after `after`. Either may come from outside and have any length. */
export function prefixBounds(
  prefix: Uint8Array,
  after?: Uint8Array,
): { gte: Uint8Array | undefined; lt: Uint8Array | undefined } {
  const start = after === undefined || compareBytes(after, prefix) < 0 ? prefix : keyAfter(after);
  return { gte: bound(start), lt: bound(prefixEnd(prefix)) };
}

/** No key is longer, so that what is cut off decides nothing. */
function bound(key: Uint8Array | undefined): Uint8Array | undefined {
  return key === undefined || key.length === 0 ? undefined : key.slice(0, MAX_STATE_KEY + 1);
}

/** Bounds of the keys below a path of the trie. */
export function pathBounds(path: Nibbles): { gte: Uint8Array | undefined; lt: Uint8Array | undefined } {
  return { gte: bound(fromNibbles(path)), lt: bound(keyAbove(path)) };
}
