import type { Row } from "../backend.ts";
import { closestMerkleValue } from "../trie/merkle-value.ts";
import { toNibbles } from "../trie/nibbles.ts";
import type { StateVersion } from "../trie/node.ts";
import { createProof } from "../trie/proof.ts";
import type { TrieSource } from "../trie/source.ts";
import { isStateKey, prefixBounds } from "./state-keys.ts";
import { trieSource } from "./trie-rows.ts";
import type { VersionedTable } from "./versioned-table.ts";

/** The state after one block. All reads are synchronous; what is read must not be altered. */
export interface StateView {
  /** Number of the block. */
  readonly block: number;
  /** Its state root, 32 bytes. */
  readonly root: Uint8Array;
  /** The value of a key, or `undefined`. @throws StateError `state-discarded` once the block is too old or taken back */
  get(key: Uint8Array): Uint8Array | undefined;
  /** Pairs whose key begins with `prefix`, in key order, strictly after `after` if that is given. @throws StateError `state-discarded` */
  entries(prefix: Uint8Array, after?: Uint8Array): Iterable<Row>;
  /** At most `count` keys that begin with `prefix`, in order, strictly after `after` if that is given. @throws StateError `state-discarded` */
  keysPaged(prefix: Uint8Array, count: number, after?: Uint8Array): Uint8Array[];
  /** Trie nodes that prove the values of `keys`, or that they have none. @throws StateError `state-discarded`, `proof-discarded` */
  createProof(keys: readonly Uint8Array[]): Uint8Array[];
  /**
   * Merkle value of the trie node nearest at or below `prefix`: it changes with everything whose key begins so. `undefined` where
   * there is nothing. Cost: one row read a level, however much lies below. @throws StateError `state-discarded`, `proof-discarded`
   */
  merkleValue(prefix: Uint8Array): Uint8Array | undefined;
}

/** What a view needs of its database. */
export interface ViewHost {
  readonly values: VersionedTable;
  readonly branches: VersionedTable;
  readonly stateVersion: StateVersion;
  /** Whether the present is surely the state after this block, and no other thread can change that. */
  isHead(block: number): boolean;
  /** Throws unless the state of this block, with this root, can still be read; or proved. */
  check(block: number, root: Uint8Array, purpose: "read" | "prove"): void;
}

/** A {@link StateView} over the present tables and the undo rows of later blocks. */
export class BlockView implements StateView {
  readonly block: number;
  readonly root: Uint8Array;
  #host: ViewHost;

  constructor(host: ViewHost, block: number, root: Uint8Array) {
    this.#host = host;
    this.block = block;
    this.root = root;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const { values } = this.#host;
    const isHead = this.#host.isHead(this.block);
    const value = !isStateKey(key) ? undefined : isHead ? values.get(key) : values.getAt(key, this.block);
    // Checked after reading, since another thread may have dropped the rows meanwhile.
    this.#host.check(this.block, this.root, "read");
    return value;
  }

  *entries(prefix: Uint8Array, after?: Uint8Array): Generator<Row> {
    const { gte, lt } = prefixBounds(prefix, after);
    this.#host.check(this.block, this.root, "read");
    const { values } = this.#host;
    const rows = this.#host.isHead(this.block) ? values.range(gte, lt) : values.rangeAt(this.block, gte, lt);
    for (const row of rows) {
      this.#host.check(this.block, this.root, "read");
      yield row;
    }
  }

  keysPaged(prefix: Uint8Array, count: number, after?: Uint8Array): Uint8Array[] {
    const keys: Uint8Array[] = [];
    if (count <= 0) return keys;
    for (const [key] of this.entries(prefix, after)) if (keys.push(key) >= count) break;
    return keys;
  }

  createProof(keys: readonly Uint8Array[]): Uint8Array[] {
    return this.#prove((source, version) => createProof(source, keys, version));
  }

  merkleValue(prefix: Uint8Array): Uint8Array | undefined {
    return this.#prove((source, version) => closestMerkleValue(source, toNibbles(prefix), version));
  }

  #prove<T>(read: (source: TrieSource, version: StateVersion) => T): T {
    const { values, branches, stateVersion } = this.#host;
    const source = trieSource(values, branches, this.#host.isHead(this.block) ? undefined : this.block);
    this.#host.check(this.block, this.root, "prove");
    const found = read(source, stateVersion);
    this.#host.check(this.block, this.root, "prove");
    return found;
  }
}
