import fc from "fast-check";
import type { Row } from "../backend.ts";
import { compareBytes } from "../bytes.ts";
import { isUnder, type Nibbles, toNibbles } from "./nibbles.ts";
import type { StateVersion } from "./node.ts";
import type { TrieSource } from "./source.ts";
import { type TrieChange, type TrieUpdate, updateTrie } from "./update.ts";

/** A trie in plain maps, for tests. */
export class PlainTrie implements TrieSource {
  readonly version: StateVersion;
  readonly branches = new Map<string, Uint8Array>();
  entries: Row[] = [];

  constructor(version: StateVersion) {
    this.version = version;
  }

  branch(path: Nibbles): Uint8Array | undefined {
    return this.branches.get(path.join());
  }

  first(path: Nibbles): Row | undefined {
    return this.entries.find(([key]) => isUnder(toNibbles(key), path));
  }

  /** Applies changes, telling or not which keys exist. */
  update(changes: readonly (readonly [Uint8Array, Uint8Array | undefined])[], tell: boolean): TrieUpdate {
    const has = (key: Uint8Array) => this.entries.some(([k]) => compareBytes(k, key) === 0);
    const list = changes.map(([key, value]): TrieChange => (tell ? { key, value, existed: has(key) } : { key, value }));
    const update = updateTrie(this, list, this.version);
    for (const { path, before, after } of update.rows) {
      if (this.branch(path)?.join() !== before?.join()) throw new RangeError(`row ${path.join()} was not as told`);
      if (after === undefined) this.branches.delete(path.join());
      else this.branches.set(path.join(), after);
    }
    const changed = new Set(changes.map(([key]) => key.join()));
    const kept = this.entries.filter(([key]) => !changed.has(key.join()));
    const put = changes.flatMap(([key, value]): Row[] => (value === undefined ? [] : [[key, value]]));
    this.entries = [...kept, ...put].sort((a, b) => compareBytes(a[0], b[0]));
    return update;
  }
}

/** Sorts changes by key; of several for one key the last stays. */
export function sortChanges<T extends readonly [Uint8Array, unknown]>(changes: readonly T[]): T[] {
  const last = new Map(changes.map(change => [change[0].join(), change]));
  return [...last.values()].sort((a, b) => compareBytes(a[0], b[0]));
}

/** Keys that often share beginnings, and are often beginnings of each other. */
export const anyKey = fc.oneof(
  fc.uint8Array({ maxLength: 3, max: 17 }),
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
  fc.tuple(fc.constantFrom(30, 31, 32, 33, 160), fc.nat(3), fc.nat(255)).map(([length, a, b]) => {
    const key = new Uint8Array(length).fill(0xab);
    key[length - 1] = b;
    key[length >> 1] = a;
    return key;
  }),
);

/** Values around the lengths at which nodes change their form. */
export const anyValue = fc.oneof(
  fc.uint8Array({ maxLength: 4 }),
  fc
    .tuple(fc.constantFrom(26, 29, 30, 31, 32, 33, 34, 63, 64, 300, 16_400), fc.nat(255))
    .map(([n, b]) => new Uint8Array(n).fill(b)),
);

/** A list of changes, of which some remove. */
export const anyChanges = fc
  .array(fc.tuple(anyKey, fc.option(anyValue, { nil: undefined, freq: 3 })), { maxLength: 40 })
  .map(sortChanges);
