import { blake2_256 } from "@waystone/crypto";
import { equalBytes, toHex } from "../bytes.ts";
import { StateError } from "../errors.ts";
import { childPath, isUnder, joinPaths, type Nibbles, ROOT, toNibbles } from "./nibbles.ts";
import {
  decodeNode,
  EMPTY_NODE,
  EMPTY_ROOT,
  encodeLeaf,
  isHashReference,
  type StateVersion,
  type TrieValue,
  trieValue,
} from "./node.ts";
import { readBranchRow, type TrieSource } from "./source.ts";

/**
 * Collects the nodes that show which values `keys` have, or that they have none: the form of Substrate's read proofs.
 *
 * Nodes come in no particular order, each once. Cost: one row read a level and key.
 */
export function createProof(source: TrieSource, keys: readonly Uint8Array[], version: StateVersion): Uint8Array[] {
  const proof = new Map<string, Uint8Array>();
  const add = (node: Uint8Array) => proof.set(toBinary(node), node);
  for (const key of keys) proveKey(source, toNibbles(key), version, add);
  return [...proof.values()];
}

function proveKey(source: TrieSource, key: Nibbles, version: StateVersion, add: (node: Uint8Array) => void): void {
  let path = ROOT;
  for (;;) {
    // Shorter nodes than a hash are part of their parent, but for the root.
    const isOwn = (encoded: Uint8Array) => path.length === 0 || encoded.length >= 32;
    const row = source.branch(path);
    if (row === undefined) {
      const leaf = source.first(path);
      if (leaf === undefined) {
        if (path.length === 0) add(EMPTY_NODE);
        return;
      }
      const value = trieValue(leaf[1], version);
      const leafPath = toNibbles(leaf[0]);
      const encoded = encodeLeaf(leafPath.subarray(path.length), value);
      if (isOwn(encoded)) add(encoded);
      if (value.hashed && equalBytes(leafPath, key)) add(leaf[1]);
      return;
    }
    const { node, encoded } = readBranchRow(row);
    if (isOwn(encoded)) add(encoded);
    const end = joinPaths(path, node.partial);
    if (!isUnder(key, end)) return;
    const nibble = key[end.length];
    if (nibble === undefined) {
      const value = node.value?.hashed === true ? source.first(end)?.[1] : undefined;
      if (value !== undefined) add(value);
      return;
    }
    if (node.children[nibble] === undefined) return;
    path = childPath(end, nibble);
  }
}

/**
 * Reads `keys` from a proof against a root that is trusted: for each the value, or `undefined` where the proof shows that there is none.
 *
 * The proof may come from anyone. Cost: one hash a node, then one decoded node a level and key.
 * @param root 32 bytes
 * @throws StateError `bad-proof` if a node on the way is missing or malformed
 */
export function verifyProof(
  root: Uint8Array,
  proof: readonly Uint8Array[],
  keys: readonly Uint8Array[],
): (Uint8Array | undefined)[] {
  if (equalBytes(root, EMPTY_ROOT)) return keys.map(() => undefined);
  const nodes = new Map(proof.map(node => [toBinary(blake2_256(node)), node]));
  const resolve = (hash: Uint8Array): Uint8Array => {
    const node = nodes.get(toBinary(hash));
    if (node === undefined) throw new StateError("bad-proof", `the proof lacks node ${toHex(hash)}; ask for a new one`);
    return node;
  };
  return keys.map(key => readKey(root, toNibbles(key), resolve));
}

function readKey(root: Uint8Array, key: Nibbles, resolve: (hash: Uint8Array) => Uint8Array): Uint8Array | undefined {
  const readValue = ({ hashed, bytes }: TrieValue) => (hashed ? resolve(bytes) : bytes);
  let rest = key;
  let reference: Uint8Array | undefined = root;
  while (reference !== undefined) {
    const node = decodeNode(isHashReference(reference) ? resolve(reference) : reference);
    if (node.kind === "empty" || !isUnder(rest, node.partial)) return undefined;
    rest = rest.subarray(node.partial.length);
    if (node.kind === "leaf") return rest.length === 0 ? readValue(node.value) : undefined;
    const nibble = rest[0];
    if (nibble === undefined) return node.value && readValue(node.value);
    reference = node.children[nibble];
    rest = rest.subarray(1);
  }
  return undefined;
}

function toBinary(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
