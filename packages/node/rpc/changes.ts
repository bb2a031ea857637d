import type { Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import type { StateView } from "@waystone/state";
import type { NewBlock, NodeBackend } from "../backend.ts";

/** Values of keys that are not what they were, as Substrate prints them: hex, absent ones as null. */
export interface ChangeSet {
  readonly block: Hash;
  readonly changes: readonly (readonly [key: string, value: string | null])[];
}

const valueOf = (state: StateView, key: Uint8Array): string | null => {
  const value = state.get(key);
  return value === undefined ? null : toHex(value);
};

/** Watches keys from one block to the next, of any that follow each other. Holds their last values. */
export class KeyWatch {
  readonly #keys: readonly (readonly [hex: string, key: Uint8Array])[];
  readonly #last = new Map<string, string | null>();

  constructor(keys: readonly Uint8Array[]) {
    this.#keys = keys.map(key => [toHex(key), key]);
  }

  /** What has changed since the block that was looked at before; everything at the first one. */
  look(block: Hash, state: StateView): ChangeSet {
    const changes: [string, string | null][] = [];
    for (const [hex, key] of this.#keys) {
      const now = valueOf(state, key);
      if (this.#last.get(hex) === now) continue;
      this.#last.set(hex, now);
      changes.push([hex, now]);
    }
    return { block, changes };
  }
}

/** What a block changed: found once for all that watch keys, and each value written as hex once. */
class BlockChanges {
  readonly block: Hash;
  readonly keys: ReadonlyMap<string, Uint8Array>;
  readonly #state: StateView;
  readonly #values = new Map<string, string | null>();

  constructor(backend: NodeBackend, block: Hash) {
    this.block = block;
    this.#state = backend.state(block);
    this.keys = new Map(backend.changedBy(block).map(key => [toHex(key), key]));
  }

  value(hex: string, key: Uint8Array): string | null {
    const known = this.#values.get(hex);
    if (known !== undefined) return known;
    const value = valueOf(this.#state, key);
    this.#values.set(hex, value);
    return value;
  }
}

const newest = new WeakMap<NodeBackend, BlockChanges>();

function changesOf(backend: NodeBackend, block: Hash): BlockChanges {
  const known = newest.get(backend);
  if (known?.block === block) return known;
  const changes = new BlockChanges(backend, block);
  newest.set(backend, changes);
  return changes;
}

/**
 * Watches keys on the newest block. Holds no values: what a block changed is known.
 *
 * Cost: after each block the fewer of the keys and of what it changed, once each.
 */
export class HeadWatch {
  readonly #backend: NodeBackend;
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  #last: Hash | undefined;

  constructor(backend: NodeBackend, keys: readonly Uint8Array[]) {
    this.#backend = backend;
    this.#keys = new Map(keys.map(key => [toHex(key), key]));
  }

  /** What the newest block changed; all values at the first one, and where it does not follow the one before. */
  look({ hash, header }: NewBlock): ChangeSet {
    const follows = this.#last === header.parentHash;
    this.#last = hash;
    if (!follows) {
      const state = this.#backend.state(hash);
      return { block: hash, changes: [...this.#keys].map(([hex, key]) => [hex, valueOf(state, key)]) };
    }
    const changed = changesOf(this.#backend, hash);
    const [few, many] = this.#keys.size < changed.keys.size ? [this.#keys, changed.keys] : [changed.keys, this.#keys];
    const both = [...few].filter(([hex]) => many.has(hex));
    return { block: hash, changes: both.map(([hex, key]) => [hex, changed.value(hex, key)]) };
  }
}
