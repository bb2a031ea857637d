import { twox128 } from "@waystone/crypto";
import { type Codec, Reader } from "@waystone/scale";
import { FrameError } from "../errors.ts";
import { concatBytes, latin1, startsWith } from "./bytes.ts";
import { ABSENT, type MapKey } from "./entry.ts";
import type { KeyHasher } from "./hashers.ts";
import type { Store } from "./store.ts";

const NOTHING = new Uint8Array(0);
const text = new TextEncoder();
let slots = 0;

/** Default of an item: a value, or how to make it from the runtime's configuration. */
export type Default<V> = V | ((store: Store) => V);

/** What every storage item is given. */
export interface ItemSpec<V> {
  /** What the item holds, in which unit; shown by wallets and explorers. */
  readonly docs: readonly string[];
  /** Codec of the value. */
  readonly value: Codec<V>;
  /** What is read where nothing is stored (`ValueQuery`). Without it such a read gives `undefined` (`OptionQuery`). */
  readonly default?: Default<V>;
}

/**
 * One storage item: a typed view on a {@link Store}, without state of its own.
 *
 * It learns its pallet and name from `definePallet`; its prefix is hashed then, once.
 */
export class StorageItem<V> {
  readonly docs: readonly string[];
  readonly value: Codec<V>;
  readonly keys: readonly KeyHasher<unknown>[];
  /** Number of keys: 0 for a plain value. */
  readonly depth: number;
  /** Place in each store's table of roots, unique in the process. */
  readonly slot = slots++;
  readonly #default: Default<V> | undefined;
  readonly #hasDefault: boolean;
  #pallet = "";
  #name = "";
  #prefix: Uint8Array = NOTHING;

  constructor(spec: ItemSpec<V>, keys: readonly KeyHasher<unknown>[]) {
    this.docs = spec.docs;
    this.value = spec.value;
    this.keys = keys;
    this.depth = keys.length;
    this.#default = spec.default;
    this.#hasDefault = "default" in spec && spec.default !== undefined;
  }

  /** Pallet under whose name the item is stored. */
  get pallet(): string {
    return this.#pallet;
  }

  /** Wire name of the item. */
  get name(): string {
    return this.#name;
  }

  /** `twox128(pallet) ++ twox128(item)`, 32 bytes. @throws FrameError `unbound-item` before `definePallet` saw the item */
  get prefix(): Uint8Array {
    if (this.#prefix.length === 0)
      throw new FrameError(
        "unbound-item",
        "a storage item is used that no pallet exports; export it from the pallet's storage.ts",
      );
    return this.#prefix;
  }

  /** Whether reads of an absent key give a default (`ValueQuery`). */
  get hasDefault(): boolean {
    return this.#hasDefault;
  }

  /** Ties the item to its name. Again with the same name is a no-op. @throws FrameError `bound-twice` */
  bind(pallet: string, name: string): void {
    if (this.#pallet === pallet && this.#name === name) return;
    if (this.#pallet !== "")
      throw new FrameError(
        "bound-twice",
        `storage item ${this.#pallet}.${this.#name} is exported again as ${pallet}.${name}`,
      );
    this.#pallet = pallet;
    this.#name = name;
    this.#prefix = concatBytes([twox128(text.encode(pallet)), twox128(text.encode(name))]);
  }

  /** What an absent key reads as: the default, else `undefined`. */
  absent(store: Store): V | undefined {
    const value = this.#default;
    return typeof value === "function" ? (value as (store: Store) => V)(store) : value;
  }

  /** The key at one depth as a key of a JS `Map`. */
  mapKey(depth: number, key: unknown): MapKey {
    switch (typeof key) {
      case "string":
      case "number":
      case "bigint":
      case "boolean":
        return key;
      default:
        return latin1(this.#codecAt(depth).encode(key));
    }
  }

  /** Full key of all keys. */
  fullKey(keys: readonly unknown[]): Uint8Array {
    return this.partialKey(keys);
  }

  /** Key prefix of the first keys. */
  partialKey(keys: readonly unknown[]): Uint8Array {
    if (keys.length === 0) return this.prefix;
    const parts = [this.prefix];
    for (const [i, key] of keys.entries()) {
      const hasher = this.keys[i];
      if (hasher !== undefined) parts.push(hasher.hash(hasher.codec.encode(key)));
    }
    return concatBytes(parts);
  }

  /** The keys behind a full key, or `undefined` if it is not one of this item's. */
  decodeKeys(key: Uint8Array, store: Store): readonly unknown[] | undefined {
    if (!startsWith(key, this.prefix)) return undefined;
    try {
      const reader = new Reader(key.subarray(this.prefix.length), store.env.codecs);
      const keys: unknown[] = [];
      for (const hasher of this.keys) {
        if (hasher.skip === undefined) return undefined;
        reader.bytes(hasher.skip);
        keys.push(hasher.codec.read(reader));
      }
      return reader.remaining === 0 ? keys : undefined;
    } catch {
      // Written by raw key and not by this item: it stays reachable by raw key only.
      return undefined;
    }
  }

  /** Decodes stored bytes; bytes after the value are ignored. What does not decode reads as absent. */
  decodeValue(bytes: Uint8Array, store: Store): V | typeof ABSENT {
    try {
      return this.value.decodeTolerant(bytes, store.env.codecs);
    } catch {
      return ABSENT;
    }
  }

  /** Encodes a value for the state. */
  encodeValue(value: unknown, store: Store): Uint8Array {
    return this.value.encode(value as V, store.env.codecs);
  }

  #codecAt(depth: number): Codec<unknown> {
    const hasher = this.keys[depth];
    if (hasher === undefined)
      throw new FrameError(
        "unbound-item",
        `${this.#pallet}.${this.#name} has ${this.depth} keys, and key ${depth + 1} was asked for`,
      );
    return hasher.codec;
  }
}

/** Any storage item, whatever its value. */
export type AnyStorageItem = Pick<
  StorageItem<unknown>,
  | "docs"
  | "keys"
  | "depth"
  | "slot"
  | "pallet"
  | "name"
  | "prefix"
  | "hasDefault"
  | "bind"
  | "absent"
  | "mapKey"
  | "fullKey"
  | "partialKey"
  | "decodeKeys"
  | "decodeValue"
  | "encodeValue"
> & { readonly value: Codec<unknown> };
