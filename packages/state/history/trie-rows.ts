import type { Row } from "../backend.ts";
import { type Nibbles, packPath } from "../trie/nibbles.ts";
import type { TrieSource } from "../trie/source.ts";
import { pathBounds } from "./state-keys.ts";
import type { VersionedTable } from "./versioned-table.ts";

/** The trie of the present, or of an earlier block, read from its two tables. */
export function trieSource(values: VersionedTable, branches: VersionedTable, block?: number): TrieSource {
  return {
    branch(path: Nibbles) {
      const key = packPath(path);
      return block === undefined ? branches.get(key) : branches.getAt(key, block);
    },
    first(path: Nibbles): Row | undefined {
      const { gte, lt } = pathBounds(path);
      const rows = block === undefined ? values.range(gte, lt, 1) : values.rangeAt(block, gte, lt);
      for (const row of rows) return row;
      return undefined;
    },
  };
}
