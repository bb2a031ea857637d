import { latin1 } from "./bytes.ts";

/** The value of a key that is not there. A sentinel and never `undefined`: an `Option` that is stored under a default has `undefined` as a value. */
export const ABSENT: unique symbol = Symbol("absent");

/** What the overlay knows about one storage key. */
export class Entry {
  /** Full key in the state: prefixes and hashed keys. */
  readonly key: Uint8Array;
  /** The decoded keys, as given to the item. */
  readonly keys: readonly unknown[];
  /** How {@link value} becomes bytes. */
  readonly encode: (value: unknown) => Uint8Array;
  /** Decoded value, or {@link ABSENT}. Shared with everybody who reads it, so never changed in place. */
  value: unknown;
  /** Bytes that were written by raw key and do not equal the encoded value; kept until the value is written again. */
  raw: Uint8Array | undefined;
  /** Whether the state does not know this value yet. */
  dirty = false;
  /** Whether it stands in the list of entries to look at when a block is committed; it must not stand there twice. */
  listed = false;
  /** The layer that last saved this entry in the journal: one save a layer is enough. */
  savedBy = 0;
  #order: string | undefined;

  constructor(
    key: Uint8Array,
    keys: readonly unknown[],
    encode: (value: unknown) => Uint8Array,
    value: unknown,
    raw: Uint8Array | undefined,
  ) {
    this.key = key;
    this.keys = keys;
    this.encode = encode;
    this.value = value;
    this.raw = raw;
  }

  /** Sorts as {@link key} does; made when first asked for, since most entries are never sorted. */
  get order(): string {
    this.#order ??= latin1(this.key);
    return this.#order;
  }

  /** The bytes that this entry has in the state, or `undefined` where it has none. */
  bytes(): Uint8Array | undefined {
    if (this.value === ABSENT) return this.raw;
    return this.raw ?? this.encode(this.value);
  }
}

/** JS values that a `Map` compares by value; other keys go by the latin1 of their SCALE bytes. */
export type MapKey = string | number | bigint | boolean;

/** Inner node of the overlay: a map from one key to what lies below it. */
export class Branch {
  readonly children = new Map<MapKey, Branch | Entry>();
  /** Whether every key of the state below this node has an entry, so that a missing child is known to be absent. */
  complete: boolean;
  /** All entries below in key order, absent ones included; dropped when one is added. */
  sorted: readonly Entry[] | undefined;

  constructor(complete: boolean) {
    this.complete = complete;
  }

  /** Marks this node and all below as complete. */
  markComplete(): void {
    this.complete = true;
    for (const child of this.children.values()) if (child instanceof Branch) child.markComplete();
  }

  /** Every entry below, in key order. Cost: a sort after each addition, nothing otherwise. */
  entries(): readonly Entry[] {
    if (this.sorted === undefined) {
      const all: Entry[] = [];
      this.#collect(all);
      all.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
      this.sorted = all;
    }
    return this.sorted;
  }

  #collect(into: Entry[]): void {
    for (const child of this.children.values()) {
      if (child instanceof Entry) into.push(child);
      else child.#collect(into);
    }
  }
}
