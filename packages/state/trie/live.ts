import { commonLength, type Nibbles } from "./nibbles.ts";
import type { TrieValue } from "./node.ts";

/** A leaf with its whole path: where it hangs, and so its partial key, is settled when it is sealed. */
export interface LeafNode {
  readonly kind: "leaf";
  readonly path: Nibbles;
  readonly value: TrieValue;
}

/** A stored branch that an update took up. */
export interface Origin {
  /** Path at which it hung. */
  readonly path: Nibbles;
  readonly row: Uint8Array;
}

/** A branch with the whole path of the point at which it branches. */
export interface BranchNode {
  readonly kind: "branch";
  readonly end: Nibbles;
  readonly value: TrieValue | undefined;
  /** Sixteen slots. */
  readonly children: readonly (Child | undefined)[];
  /** What it was before the update; `undefined` if it is new. */
  readonly origin: Origin | undefined;
}

/** A node that an update does not touch, by its reference. */
export interface Untouched {
  readonly kind: "untouched";
  readonly reference: Uint8Array;
  readonly isBranch: boolean;
}

/** A node that an update works on. Whole paths make it free to move: only sealing turns them into partial keys. */
export type LiveNode = LeafNode | BranchNode;
export type Child = LiveNode | Untouched;

/** Order of paths, which is that of their keys. */
export function comparePaths(a: Nibbles, b: Nibbles): number {
  const common = commonLength(a, b);
  return (a[common] ?? -1) - (b[common] ?? -1);
}

/**
 * Builds the subtree of some leaves, and of one branch that none of them lies below.
 *
 * @param leaves in path order, one a path
 */
export function buildSubtree(leaves: readonly LeafNode[], branch: BranchNode | undefined): LiveNode | undefined {
  const first = leaves[0];
  const last = leaves.at(-1);
  if (first === undefined || last === undefined) return branch;
  if (first === last && branch === undefined) return first;
  let depth = commonLength(first.path, last.path);
  if (branch !== undefined) depth = Math.min(depth, commonLength(first.path, branch.end));

  const children: (Child | undefined)[] = new Array(16).fill(undefined);
  // Only the first, being the shortest of what they have in common, can end here.
  const hasValue = first.path.length === depth;
  for (let from = hasValue ? 1 : 0; from < leaves.length; ) {
    const nibble = leaves[from]?.path[depth] ?? 0;
    let to = from + 1;
    while (to < leaves.length && leaves[to]?.path[depth] === nibble) to++;
    children[nibble] = buildSubtree(leaves.slice(from, to), branch?.end[depth] === nibble ? branch : undefined);
    from = to;
  }
  const slot = branch?.end[depth];
  if (slot !== undefined) children[slot] ??= branch;
  const value = hasValue ? first.value : undefined;
  return { kind: "branch", end: first.path.slice(0, depth), value, children, origin: undefined };
}
