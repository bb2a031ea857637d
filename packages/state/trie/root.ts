import { compareBytes } from "../bytes.ts";
import { lengthSize, type StateVersion, writeLength } from "./node.ts";
import { EMPTY_SOURCE } from "./source.ts";
import { updateTrie } from "./update.ts";

/**
 * Root of a trie with these pairs, 32 bytes.
 *
 * Cost: 10–15 µs a pair.
 * @param entries in any order, one a key
 * @throws StateError `not-sorted` if a key comes twice
 */
export function trieRoot(
  entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[],
  version: StateVersion,
): Uint8Array {
  const sorted = entries.map(([key, value]) => ({ key, value })).sort((a, b) => compareBytes(a.key, b.key));
  return updateTrie(EMPTY_SOURCE, sorted, version).root;
}

/**
 * Root of a list, 32 bytes: a trie from each value's index, as a SCALE compact, to the value. A header's extrinsics root is this.
 *
 * @param values at most 2³⁰
 * @param version 0 for extrinsics while the runtime's `system_version` is 0 or 1, though its state then has version 1; 1 from 2 on
 */
export function orderedTrieRoot(values: readonly Uint8Array[], version: StateVersion): Uint8Array {
  return trieRoot(
    values.map((value, index) => {
      const key = new Uint8Array(lengthSize(index));
      writeLength(key, 0, index);
      return [key, value] as const;
    }),
    version,
  );
}
