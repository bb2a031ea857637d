import type { Row } from "../backend.ts";
import { StateError } from "../errors.ts";
import type { Nibbles } from "./nibbles.ts";
import { type Branch, decodeNode, encodeBranch, type TrieValue } from "./node.ts";

/**
 * Where an existing trie is read from.
 *
 * Only branches are stored, each under the path at which it hangs. A leaf follows from the one key below its path and that key's
 * value, which the flat state has anyway: this halves the rows, and there is nothing to count or to collect.
 */
export interface TrieSource {
  /** Row of the branch that hangs at `path`, or `undefined` if a leaf or nothing does. */
  branch(path: Nibbles): Uint8Array | undefined;
  /** First key whose path begins with `path`, and its value. */
  first(path: Nibbles): Row | undefined;
}

/** The trie without any key. */
export const EMPTY_SOURCE: TrieSource = { branch: () => undefined, first: () => undefined };

/** A stored branch: which of its children are branches, and the node. */
export interface BranchRow {
  /** Bit n is set if child n is a branch. */
  readonly branches: number;
  readonly node: Branch;
  /** The node as it is hashed. */
  readonly encoded: Uint8Array;
}

/** Bytes of a row before the encoded node: which children are branches. */
const MARGIN = 2;

/** Makes the row of a branch: two bytes that say which children are branches, then the encoded node. */
export function encodeBranchRow(
  branches: number,
  partial: Nibbles,
  value: TrieValue | undefined,
  children: readonly (Uint8Array | undefined)[],
): Uint8Array {
  const row = encodeBranch(partial, value, children, MARGIN);
  row[0] = branches & 0xff;
  row[1] = branches >> 8;
  return row;
}

/** The encoded node in a row. */
export function encodedBranch(row: Uint8Array): Uint8Array {
  return row.subarray(MARGIN);
}

/** Reads what {@link encodeBranchRow} made. @throws StateError `damaged` */
export function readBranchRow(row: Uint8Array): BranchRow {
  const encoded = encodedBranch(row);
  const node = decodeNode(encoded);
  if (node.kind !== "branch")
    throw new StateError("damaged", `a stored trie branch is a ${node.kind}; restore the database from a backup`);
  return { branches: (row[0] ?? 0) | ((row[1] ?? 0) << 8), node, encoded };
}
