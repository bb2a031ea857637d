import { ABSENT } from "./entry.ts";
import { type ItemSpec, StorageItem } from "./item.ts";
import type { Store } from "./store.ts";

const NO_KEYS: readonly unknown[] = [];

/** A single stored value. `Q` is what a read gives: `V`, or `V | undefined` where there is no default. */
export class StorageValue<V, Q> extends StorageItem<V> {
  /** The value, or its default. */
  get(store: Store): Q {
    const value = store.read(this, NO_KEYS);
    return (value === ABSENT ? this.absent(store) : value) as Q;
  }

  /** Writes the value. It is shared from here on: do not change it in place. */
  set(store: Store, value: V): void {
    store.write(this, NO_KEYS, value);
  }

  /** Writes what `change` makes of the present value. */
  mutate(store: Store, change: (value: Q) => V): void {
    this.set(store, change(this.get(store)));
  }

  /** Whether something is stored. */
  exists(store: Store): boolean {
    return store.read(this, NO_KEYS) !== ABSENT;
  }

  /** Removes the value. */
  kill(store: Store): void {
    store.write(this, NO_KEYS, ABSENT);
  }

  /** Reads and removes. */
  take(store: Store): Q {
    const value = this.get(store);
    this.kill(store);
    return value;
  }
}

/** Defines a single stored value. A default makes it `ValueQuery`; without one it is `OptionQuery`. */
export function storageValue<V>(
  spec: ItemSpec<V> & { readonly default: NonNullable<ItemSpec<V>["default"]> },
): StorageValue<V, V>;
export function storageValue<V>(spec: ItemSpec<V>): StorageValue<V, V | undefined>;
export function storageValue<V>(spec: ItemSpec<V>): StorageValue<V, V | undefined> {
  return new StorageValue(spec, []);
}
