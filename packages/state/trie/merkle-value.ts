import { blake2_256 } from "@waystone/crypto";
import { childPath, isUnder, joinPaths, type Nibbles, ROOT, toNibbles } from "./nibbles.ts";
import { encodeLeaf, nodeReference, type StateVersion, trieValue } from "./node.ts";
import { readBranchRow, type TrieSource } from "./source.ts";

/**
 * Merkle value of the trie node that lies nearest at or below a path: what its parent refers to it by, which is the node itself
 * where it is shorter than a hash; the root's is its hash. It changes with everything below the path. `undefined` where nothing is.
 *
 * Cost: one row read a level.
 */
export function closestMerkleValue(source: TrieSource, key: Nibbles, version: StateVersion): Uint8Array | undefined {
  const valueOf = (path: Nibbles, encoded: Uint8Array) =>
    path.length === 0 ? blake2_256(encoded) : nodeReference(encoded);
  let path = ROOT;
  for (;;) {
    const row = source.branch(path);
    if (row === undefined) {
      const leaf = source.first(path);
      if (leaf === undefined) return undefined;
      const leafPath = toNibbles(leaf[0]);
      if (!isUnder(leafPath, key)) return undefined;
      return valueOf(path, encodeLeaf(leafPath.subarray(path.length), trieValue(leaf[1], version)));
    }
    const { node, encoded } = readBranchRow(row);
    const end = joinPaths(path, node.partial);
    if (isUnder(end, key)) return valueOf(path, encoded);
    const nibble = key[end.length];
    if (!isUnder(key, end) || nibble === undefined || node.children[nibble] === undefined) return undefined;
    path = childPath(end, nibble);
  }
}
