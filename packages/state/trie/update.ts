import { blake2_256 } from "@waystone/crypto";
import { equalBytes } from "../bytes.ts";
import { StateError } from "../errors.ts";
import {
  type BranchNode,
  buildSubtree,
  type Child,
  comparePaths,
  type LeafNode,
  type LiveNode,
  type Origin,
} from "./live.ts";
import { childPath, isUnder, joinPaths, type Nibbles, ROOT, toNibbles } from "./nibbles.ts";
import {
  decodeNode,
  EMPTY_ROOT,
  encodeLeaf,
  isHashReference,
  nodeReference,
  type StateVersion,
  type TrieValue,
  trieValue,
} from "./node.ts";
import { encodeBranchRow, encodedBranch, readBranchRow, type TrieSource } from "./source.ts";

/** One change of the trie. */
export interface TrieChange {
  readonly key: Uint8Array;
  /** The new value, or `undefined` to remove the key. */
  readonly value: Uint8Array | undefined;
  /** Whether the trie is known to hold the key: saves looking for it. */
  readonly existed?: boolean;
}

/** A branch row that an update changes. */
export interface RowChange {
  /** Path at which the branch hangs. */
  readonly path: Nibbles;
  /** The row as it is, if there is one. */
  readonly before: Uint8Array | undefined;
  /** The row as it should be, or `undefined` to remove it. */
  readonly after: Uint8Array | undefined;
}

/** What an update gives: the new root, and the rows to write. */
export interface TrieUpdate {
  readonly root: Uint8Array;
  readonly rows: readonly RowChange[];
}

interface Change {
  readonly path: Nibbles;
  readonly value: TrieValue | undefined;
  readonly existed: boolean;
}

const ANY_VALUE: TrieValue = { hashed: false, bytes: ROOT };

/**
 * Computes the trie after `changes`, reading only the branches on their way. Nothing is written.
 *
 * @param changes in strictly ascending key order; removing an absent key changes nothing
 * @throws StateError `not-sorted`
 */
export function updateTrie(source: TrieSource, changes: readonly TrieChange[], version: StateVersion): TrieUpdate {
  const list = changes.map(({ key, value, existed }) => ({
    path: toNibbles(key),
    value: value === undefined ? undefined : trieValue(value, version),
    existed: existed === true,
  }));
  for (let i = 1; i < list.length; i++)
    if (comparePaths(list[i - 1]?.path ?? ROOT, list[i]?.path ?? ROOT) >= 0)
      throw new StateError(
        "not-sorted",
        `change ${i} does not come after change ${i - 1}: sort by key, one change a key`,
      );

  const update = new Update(source, version);
  const before = update.load(ROOT, list);
  const after = list.length === 0 ? before : update.apply(before, list);
  // The root is named by its hash however short it is.
  const root = after === undefined ? EMPTY_ROOT : blake2_256(update.seal(after, 0));
  return { root, rows: update.rows() };
}

class Update {
  #source: TrieSource;
  #version: StateVersion;
  #loaded: Origin[] = [];
  #sealed: RowChange[] = [];

  constructor(source: TrieSource, version: StateVersion) {
    this.#source = source;
    this.#version = version;
  }

  /** The rows that differ from what they were. */
  rows(): RowChange[] {
    const stayed = new Set(this.#sealed.map(({ before }) => before));
    // Few branches come to hang elsewhere, or are gone; what hangs where they did is matched by path.
    const left = new Map(
      this.#loaded.filter(({ row }) => !stayed.has(row)).map(origin => [pathId(origin.path), origin]),
    );
    const changed: RowChange[] = [];
    for (const { path, before: same, after } of this.#sealed) {
      let before = same;
      if (before === undefined && left.size > 0) {
        const id = pathId(path);
        before = left.get(id)?.row;
        left.delete(id);
      }
      if (before === undefined || after === undefined || !equalBytes(before, after))
        changed.push({ path, before, after });
    }
    for (const { path, row } of left.values()) changed.push({ path, before: row, after: undefined });
    return changed;
  }

  /** The node that hangs at `path`, whatever it is. */
  load(path: Nibbles, changes: readonly Change[]): LiveNode | undefined {
    return this.#loadBranch(path) ?? this.#loadLeaf(path, undefined, changes);
  }

  /** The node after changes that all lie below the point at which it hangs. */
  apply(node: LiveNode | undefined, changes: readonly Change[]): LiveNode | undefined {
    if (node === undefined) return buildSubtree(toLeaves(changes), undefined);
    if (node.kind === "leaf") {
      const stays = changes.every(({ path }) => comparePaths(path, node.path) !== 0);
      return buildSubtree(stays ? insert(toLeaves(changes), node) : toLeaves(changes), undefined);
    }
    const inside = changes.filter(({ path }) => isUnder(path, node.end));
    const after = inside.length === 0 ? node : this.#applyInside(node, inside);
    const outside =
      inside.length === changes.length ? [] : toLeaves(changes.filter(({ path }) => !isUnder(path, node.end)));
    if (after?.kind === "leaf") return buildSubtree(insert(outside, after), undefined);
    return buildSubtree(outside, after);
  }

  /** Encodes a node that hangs at depth `depth` of its path, and notes the rows of the branches in it. */
  seal(node: LiveNode, depth: number): Uint8Array {
    if (node.kind === "leaf") return encodeLeaf(node.path.subarray(depth), node.value);
    let branches = 0;
    const references: (Uint8Array | undefined)[] = [];
    const below = node.end.length + 1;
    for (let nibble = 0; nibble < 16; nibble++) {
      const child = node.children[nibble];
      if (child?.kind === "branch" || (child?.kind === "untouched" && child.isBranch)) branches |= 1 << nibble;
      if (child === undefined || child.kind === "untouched") references.push(child?.reference);
      else references.push(nodeReference(this.seal(child, below)));
    }
    const after = encodeBranchRow(branches, node.end.subarray(depth), node.value, references);
    const isWhereItWas = node.origin?.path.length === depth;
    this.#sealed.push({
      path: node.end.subarray(0, depth),
      before: isWhereItWas ? node.origin?.row : undefined,
      after,
    });
    return encodedBranch(after);
  }

  #applyInside(node: BranchNode, changes: readonly Change[]): LiveNode | undefined {
    const children = node.children.slice();
    const depth = node.end.length;
    let { value } = node;
    for (let from = 0; from < changes.length; ) {
      const change = changes[from];
      const nibble = change?.path[depth];
      let to = from + 1;
      if (nibble === undefined) value = change?.value;
      else {
        while (to < changes.length && changes[to]?.path[depth] === nibble) to++;
        const below = changes.slice(from, to);
        children[nibble] = this.apply(this.#live(children[nibble], childPath(node.end, nibble), below), below);
      }
      from = to;
    }
    return this.#contract({ ...node, value, children });
  }

  /** A branch that lost what made it one becomes its only child, its value, or nothing. */
  #contract(node: BranchNode): LiveNode | undefined {
    const { end, value, children } = node;
    const used = children.flatMap((child, nibble) => (child === undefined ? [] : [nibble]));
    const [only] = used;
    if (only === undefined) return value === undefined ? undefined : { kind: "leaf", path: end, value };
    if (used.length > 1 || value !== undefined) return node;
    return this.#live(children[only], childPath(end, only), []);
  }

  #live(child: Child | undefined, path: Nibbles, changes: readonly Change[]): LiveNode | undefined {
    if (child?.kind !== "untouched") return child;
    return child.isBranch ? this.#loadBranch(path) : this.#loadLeaf(path, child.reference, changes);
  }

  #loadBranch(path: Nibbles): BranchNode | undefined {
    const row = this.#source.branch(path);
    if (row === undefined) return undefined;
    const origin = { path, row };
    this.#loaded.push(origin);
    const { branches, node } = readBranchRow(row);
    const children = node.children.map((reference, nibble): Child | undefined =>
      reference === undefined
        ? undefined
        : { kind: "untouched", reference, isBranch: (branches & (1 << nibble)) !== 0 },
    );
    return { kind: "branch", end: joinPaths(path, node.partial), value: node.value, children, origin };
  }

  #loadLeaf(path: Nibbles, reference: Uint8Array | undefined, changes: readonly Change[]): LeafNode | undefined {
    // One key alone lies below a leaf's path: a change that is known to meet a key there replaces that one.
    const met = changes.find(({ existed }) => existed);
    if (met !== undefined) return { kind: "leaf", path: met.path, value: ANY_VALUE };
    if (reference !== undefined && !isHashReference(reference)) {
      const node = decodeNode(reference);
      if (node.kind === "leaf") return { kind: "leaf", path: joinPaths(path, node.partial), value: node.value };
    }
    const row = this.#source.first(path);
    return row && { kind: "leaf", path: toNibbles(row[0]), value: trieValue(row[1], this.#version) };
  }
}

function toLeaves(changes: readonly Change[]): LeafNode[] {
  const leaves: LeafNode[] = [];
  for (const { path, value } of changes) if (value !== undefined) leaves.push({ kind: "leaf", path, value });
  return leaves;
}

function insert(leaves: LeafNode[], leaf: LeafNode): LeafNode[] {
  const at = leaves.findIndex(({ path }) => comparePaths(path, leaf.path) > 0);
  return at < 0 ? [...leaves, leaf] : leaves.toSpliced(at, 0, leaf);
}

function pathId(path: Nibbles): string {
  return String.fromCharCode(...path);
}
