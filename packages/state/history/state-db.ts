import type { Backend, Row, Write } from "../backend.ts";
import { equalBytes, toHex } from "../bytes.ts";
import { StateError } from "../errors.ts";
import type { StateVersion } from "../trie/node.ts";
import { decodeMeta, encodeMeta, META_KEY, META_TABLE, type Meta } from "./meta.ts";
import { checkKept, keptBlocks, nextOldest, unknownBlock } from "./retention.ts";
import { RootIndex } from "./root-index.ts";
import { type StagedChanges, type StateChange, stageChanges, stageReplacements } from "./stage.ts";
import { isStateKey, prefixBounds } from "./state-keys.ts";
import { BlockView, type StateView, type ViewHost } from "./state-view.ts";
import { VersionedTable } from "./versioned-table.ts";

/** How to open a state database. */
export interface StateDbOptions {
  /** Where everything is stored. Table names that begin with `state` or `trie` belong to the state; all others are the caller's. */
  readonly backend: Backend;
  /** States that can be read: those of all blocks, or of the last so many (the head included, at least 1). Default `"archive"`. */
  readonly history?: "archive" | number;
  /**
   * Blocks whose values can be proved, counted likewise, at most as many as in `history`. Default 256.
   *
   * Each change of a value changes all branches above it, so that they take eight times the space of the values' history: 28 kB a block
   * with 15 changes in a state of 100 000 keys, against 3.4 kB.
   */
  readonly proofs?: "archive" | number;
  /** Form of the trie; fixed by the first commit. Default 1. */
  readonly stateVersion?: StateVersion;
}

/** The newest block of a state database. */
export interface StateHead {
  readonly number: number;
  /** State root, 32 bytes. */
  readonly root: Uint8Array;
}

/** A block for {@link StateDb.commit}. */
export interface BlockCommit {
  /** Number of the block: one above the head; any for the first. */
  readonly blockNumber: number;
  /** Its changes in strictly ascending key order, or what {@link StateDb.stage} made of them, which saves computing the root again. */
  readonly changes: readonly StateChange[] | StagedChanges;
  /** Rows of other tables (block, header, indices) that are stored with it or not at all. */
  readonly extra?: readonly Write[];
}

/** Opens the state in a backend. @throws StateError `wrong-settings`, `foreign-database` */
export function openStateDb(options: StateDbOptions): StateDb {
  return new StateDb(options);
}

/**
 * The state of a chain: its present, its past, and its roots.
 *
 * The present is a flat table, so that reading at the head is one look-up. See {@link VersionedTable} for the past. A read-only backend
 * follows the commits of the process that writes.
 */
export class StateDb {
  #backend: Backend;
  #host: ViewHost;
  #index: RootIndex;
  #history: number;
  #proofs: number;
  #meta: Meta | undefined;

  constructor({ backend, history = "archive", proofs = 256, stateVersion = 1 }: StateDbOptions) {
    this.#backend = backend;
    this.#index = new RootIndex(backend);
    this.#history = keptBlocks("history", history);
    this.#proofs = Math.min(keptBlocks("proofs", proofs), this.#history);
    this.#host = {
      values: new VersionedTable(backend, "state"),
      branches: new VersionedTable(backend, "trie"),
      stateVersion,
      isHead: block => !backend.readOnly && block === this.#meta?.head,
      check: (block, root, purpose) => this.#check(block, root, purpose),
    };
    const meta = this.#refresh();
    if (meta !== undefined && meta.stateVersion !== stateVersion)
      throw new StateError(
        "wrong-settings",
        `the state was begun with version ${meta.stateVersion} and opened with ${stateVersion}; open it as it was begun`,
      );
  }

  /** The newest block, or `undefined` before the first commit. */
  get head(): StateHead | undefined {
    const meta = this.#refresh();
    return meta && { number: meta.head, root: meta.root };
  }

  /** Number of the oldest block whose state can be read. */
  get oldest(): number | undefined {
    return this.#refresh()?.oldest;
  }

  /** Number of the oldest block whose values can be proved. */
  get oldestProof(): number | undefined {
    return this.#refresh()?.oldestProof;
  }

  /** The value of a key at the head, or `undefined`. Cost: 2–3 µs over LMDB. */
  get(key: Uint8Array): Uint8Array | undefined {
    return isStateKey(key) ? this.#host.values.get(key) : undefined;
  }

  /** Pairs at the head whose key begins with `prefix`, in key order, strictly after `after` if that is given. Cost: 1.6 µs a pair over LMDB. */
  entries(prefix: Uint8Array, after?: Uint8Array): Iterable<Row> {
    const { gte, lt } = prefixBounds(prefix, after);
    return this.#host.values.range(gte, lt);
  }

  /**
   * Works out what changes on top of the head do, and the state root after them. Nothing is written, and any number may be staged.
   *
   * Cost: 35–60 µs a change in a state of 100 000 keys, half of it for encoding and hashing the two branches above each.
   * @param changes in strictly ascending key order; not to be altered before the commit
   * @throws StateError `not-sorted`, `bad-key`
   */
  stage(changes: readonly StateChange[]): StagedChanges {
    const { values, branches, stateVersion } = this.#host;
    return stageChanges(values, branches, stateVersion, this.#refresh()?.root, changes);
  }

  /** The state root after changes on top of the head, 32 bytes. Where they are committed later, {@link stage} saves work. */
  computeRoot(changes: readonly StateChange[]): Uint8Array {
    return this.stage(changes).root;
  }

  /**
   * Stores a block's changes and the caller's rows, all or nothing; over LMDB they are on the disk when this returns.
   *
   * Cost over LMDB with the default settings, the root being known: 5 ms with 15 changes, 75 ms with 1000 (35 ms with `proofs: 1`).
   * @returns the state root
   * @throws StateError `wrong-block`, `stale-stage`, `not-sorted`, `bad-key`, `read-only`, `write-failed`
   */
  commit({ blockNumber, changes, extra = [] }: BlockCommit): Uint8Array {
    const meta = this.#refresh();
    if (!Number.isInteger(blockNumber) || blockNumber < 0 || blockNumber > 0xffff_ffff)
      throw wrongBlock(blockNumber, "block numbers are whole and below 2³²");
    if (meta !== undefined && blockNumber !== meta.head + 1)
      throw wrongBlock(blockNumber, `the head is ${meta.head}; commit ${meta.head + 1}, or roll back first`);
    const staged = "root" in changes ? changes : this.stage(changes);
    checkParent(staged, meta?.root);

    const { values, branches, stateVersion } = this.#host;
    const oldest = meta === undefined ? blockNumber : nextOldest(meta.oldest, blockNumber, this.#history);
    const oldestProof = meta === undefined ? blockNumber : nextOldest(meta.oldestProof, blockNumber, this.#proofs);
    const next: Meta = {
      head: blockNumber,
      root: staged.root,
      oldest,
      oldestProof: Math.max(oldest, oldestProof),
      generation: meta?.generation ?? 0,
      stateVersion,
    };
    const keep = meta !== undefined;
    const writes = [
      ...values.record(blockNumber, staged.values, keep && oldest < blockNumber),
      ...branches.record(blockNumber, staged.branches, keep && next.oldestProof < blockNumber),
      ...this.#index.record(blockNumber, staged.root),
      ...extra,
    ];
    const dropped: Write[][] = [];
    for (let block = meta?.oldest ?? oldest; block < oldest; block++)
      dropped.push(values.forget(block + 1), this.#index.forget(block, staged.root));
    for (let block = meta?.oldestProof ?? oldest; block < next.oldestProof; block++)
      dropped.push(branches.forget(block + 1));
    this.#write(next, [...writes, ...dropped.flat()]);
    return staged.root;
  }

  /**
   * The state after a block, by its number or its state root.
   *
   * Of blocks with the same root the newest is meant.
   * @throws StateError `state-discarded`, `unknown-block`
   */
  view(block: number | Uint8Array): StateView {
    const number = typeof block === "number" ? block : this.#index.numberOf(block);
    if (number === undefined) throw unknownBlock(`with state root ${typeof block === "number" ? block : toHex(block)}`);
    checkKept(this.#refresh(), number, "read");
    const root = this.#index.rootOf(number);
    if (root === undefined) throw unknownBlock(String(number), number);
    return new BlockView(this.#host, number, root);
  }

  /**
   * Keys that a block changed, in order: none for the first one, which begins the state.
   * @throws StateError `state-discarded` where the state before the block is not kept, `unknown-block`
   */
  changedBy(block: number): readonly Uint8Array[] {
    const meta = checkKept(this.#refresh(), block, "read");
    if (block > meta.oldest) return this.#host.values.changedBy(block);
    if (block > 0) checkKept(meta, block - 1, "read");
    return [];
  }

  /**
   * Takes back all blocks above `target`, and stores the caller's rows with that. Cost: that of one commit with all their changes.
   *
   * Views of the blocks taken back end with `unknown-block`.
   * @throws StateError `unknown-block` above the head, `state-discarded` if the block is too old, `damaged` if its root does not come out
   */
  rollbackTo(target: number, extra: readonly Write[] = []): void {
    const meta = checkKept(this.#refresh(), target, "read");
    const { values, branches, stateVersion } = this.#host;
    const root = this.#index.rootOf(target);
    if (root === undefined) throw unknownBlock(String(target), target);
    if (target === meta.head && extra.length === 0) return;
    const staged = stageReplacements(values, branches, stateVersion, meta.root, values.revert(meta.head, target));
    if (!equalBytes(staged.root, root))
      throw new StateError(
        "damaged",
        `going back to block ${target} gives state root ${toHex(staged.root)} instead of ${toHex(root)}; restore a backup`,
        { block: target },
      );
    const next: Meta = {
      ...meta,
      head: target,
      root,
      oldestProof: Math.min(meta.oldestProof, target),
      generation: meta.generation + 1,
    };
    const writes = [
      values.record(target, staged.values, false),
      branches.record(target, staged.branches, false),
      this.#index.record(target, root),
      extra,
    ];
    for (let block = meta.head; block > target; block--)
      writes.push(values.forget(block), branches.forget(block), this.#index.forget(block, root));
    this.#write(next, writes.flat());
  }

  #write(next: Meta, writes: Write[]): void {
    writes.push({ table: META_TABLE, key: META_KEY, value: encodeMeta(next) });
    this.#backend.commit(writes);
    this.#meta = next;
  }

  #refresh(): Meta | undefined {
    if (this.#meta !== undefined && !this.#backend.readOnly) return this.#meta;
    const row = this.#backend.table(META_TABLE).get(META_KEY);
    this.#meta = row && decodeMeta(row);
    return this.#meta;
  }

  #check(block: number, root: Uint8Array, purpose: "read" | "prove"): void {
    const { generation } = checkKept(this.#refresh(), block, purpose);
    // Only a rollback can put another block in its place.
    if (generation === 0) return;
    const now = this.#index.rootOf(block);
    if (now === undefined || !equalBytes(now, root))
      throw unknownBlock(`${block} with state root ${toHex(root)}`, block);
  }
}

function checkParent(staged: StagedChanges, root: Uint8Array | undefined): void {
  const same =
    staged.parentRoot === undefined || root === undefined
      ? staged.parentRoot === root
      : equalBytes(staged.parentRoot, root);
  if (!same)
    throw new StateError("stale-stage", "the head has moved since these changes were staged; stage them again");
}

function wrongBlock(block: number, why: string): StateError {
  return new StateError("wrong-block", `block ${block} cannot be committed: ${why}`, { block });
}
