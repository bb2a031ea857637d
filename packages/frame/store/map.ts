import { latin1 } from "./bytes.ts";
import { ABSENT } from "./entry.ts";
import type { KeyHasher } from "./hashers.ts";
import { type ItemSpec, StorageItem } from "./item.ts";
import type { Store } from "./store.ts";

/** The static types behind a tuple of hashers. */
export type KeysOf<H extends readonly KeyHasher<unknown>[]> = { readonly [I in keyof H]: H[I]["Key"] };

/** The proper prefixes of a tuple of keys: `[]`, `[A]`, … but not all of them. */
export type PrefixOf<K extends readonly unknown[]> = K extends readonly [infer A, ...infer Rest]
  ? Rest extends readonly []
    ? readonly []
    : readonly [] | readonly [A, ...PrefixOf<Rest>]
  : readonly [];

/** A map under one or more keys. `Q` is what a read gives: `V`, or `V | undefined` where there is no default. */
export class StorageMap<K extends readonly unknown[], V, Q> extends StorageItem<V> {
  /** The value under these keys, or its default. */
  get(store: Store, ...keys: K): Q {
    const value = store.read(this, keys);
    return (value === ABSENT ? this.absent(store) : value) as Q;
  }

  /** Whether something is stored under these keys. */
  has(store: Store, ...keys: K): boolean {
    return store.read(this, keys) !== ABSENT;
  }

  /** Writes a value. It is shared from here on: do not change it in place. */
  set(store: Store, keys: K, value: V): void {
    store.write(this, keys, value);
  }

  /** Writes what `change` makes of the present value. */
  mutate(store: Store, keys: K, change: (value: Q) => V): void {
    this.set(store, keys, change(this.get(store, ...keys)));
  }

  /** Removes what is stored under these keys. */
  remove(store: Store, ...keys: K): void {
    store.write(this, keys, ABSENT);
  }

  /** Reads and removes. */
  take(store: Store, ...keys: K): Q {
    const value = this.get(store, ...keys);
    this.remove(store, ...keys);
    return value;
  }

  /**
   * All pairs under a prefix of the keys, in the order of the hashed keys. Writing while iterating is safe: keys that are added
   * meanwhile are not seen, removed ones are passed over.
   */
  *iterPrefix(store: Store, ...prefix: PrefixOf<K>): Generator<readonly [keys: K, value: V]> {
    for (const entry of store.under(this, prefix))
      if (entry.value !== ABSENT) yield [entry.keys as K, entry.value as V];
  }

  /** All keys under a prefix, in the order of the hashed keys. */
  *iterKeys(store: Store, ...prefix: PrefixOf<K>): Generator<K> {
    for (const entry of store.under(this, prefix)) if (entry.value !== ABSENT) yield entry.keys as K;
  }

  /**
   * All keys in the order of the hashed keys, each with its full key; only those that come after a full key, if one is given,
   * whether or not it is stored. For walks over several blocks. Cost: the map is loaded once, then a binary search.
   */
  *iterKeysFrom(store: Store, after?: Uint8Array): Generator<readonly [keys: K, fullKey: Uint8Array]> {
    const entries = store.under(this, []);
    const order = after === undefined ? "" : latin1(after);
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry !== undefined && entry.order <= order) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < entries.length; i++) {
      const entry = entries[i];
      if (entry !== undefined && entry.value !== ABSENT) yield [entry.keys as K, entry.key];
    }
  }

  /** Removes everything under a prefix of the keys; says how many. */
  clearPrefix(store: Store, ...prefix: PrefixOf<K>): number {
    let removed = 0;
    for (const entry of store.under(this, prefix)) {
      if (entry.value === ABSENT) continue;
      store.write(this, entry.keys, ABSENT);
      removed++;
    }
    return removed;
  }
}

/** What a map is given besides {@link ItemSpec}: its keys, in order. */
export interface MapSpec<H extends readonly KeyHasher<unknown>[], V> extends ItemSpec<V> {
  readonly keys: H;
}

/** Defines a map of N keys. A default makes it `ValueQuery`; without one it is `OptionQuery`. */
export function storageMap<const H extends readonly KeyHasher<unknown>[], V>(
  spec: MapSpec<H, V> & { readonly default: NonNullable<ItemSpec<V>["default"]> },
): StorageMap<KeysOf<H>, V, V>;
export function storageMap<const H extends readonly KeyHasher<unknown>[], V>(
  spec: MapSpec<H, V>,
): StorageMap<KeysOf<H>, V, V | undefined>;
export function storageMap<const H extends readonly KeyHasher<unknown>[], V>(
  spec: MapSpec<H, V>,
): StorageMap<KeysOf<H>, V, V | undefined> {
  return new StorageMap(spec, spec.keys);
}
