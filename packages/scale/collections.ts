import { Codec } from "./codec.ts";
import { ScaleError, within } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { anonymous, type TypeInfo, type TypeParam } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class Vec<T> extends Codec<readonly T[]> {
  readonly type: TypeInfo;
  readonly item: Codec<T>;

  constructor(item: Codec<T>) {
    super();
    this.item = item;
    this.type = anonymous({ kind: "sequence", item: item as Codec<unknown> });
  }

  read(r: Reader): readonly T[] {
    const count = r.length(this.item.minSize);
    r.enter();
    const out = this.item.readMany(r, count);
    r.leave();
    return out;
  }

  write(w: Writer, value: readonly T[]): void {
    if (!Array.isArray(value)) throw new ScaleError("bad-value", `${String(value)} is not an array`);
    w.compact(value.length);
    this.item.writeMany(w, value);
  }
}

/** `Vec<T>`: elements behind their number. For bytes use `bytes`. */
export function vec<T>(item: Codec<T>): Codec<readonly T[]> {
  return new Vec(item);
}

class FixedArray<T> extends Codec<readonly T[]> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #item: Codec<T>;
  readonly #length: number;

  constructor(item: Codec<T>, length: number) {
    super();
    this.#item = item;
    this.#length = length;
    this.minSize = item.minSize * length;
    this.type = anonymous({ kind: "array", length, item: item as Codec<unknown> });
  }

  read(r: Reader): readonly T[] {
    return this.#item.readMany(r, this.#length);
  }

  write(w: Writer, value: readonly T[]): void {
    if (!Array.isArray(value) || value.length !== this.#length)
      throw new ScaleError("bad-value", `${String(value)} is not an array of ${this.#length} elements`);
    this.#item.writeMany(w, value);
  }
}

/** `[T; N]`: so many elements. For bytes use `fixedBytes`. */
export function array<T>(item: Codec<T>, length: number): Codec<readonly T[]> {
  return new FixedArray(item, length);
}

/** A codec with the bytes of another and a type of its own: a composite with that one unnamed field. */
class Wrapped<T> extends Codec<T> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #inner: Codec<T>;

  constructor(path: string, inner: Codec<T>, params: readonly TypeParam[], typeName: string) {
    super();
    this.#inner = inner;
    this.minSize = inner.minSize;
    this.type = {
      path: path.split("::"),
      params,
      def: { kind: "composite", fields: [{ name: undefined, field: (inner as Codec<unknown>).named(typeName) }] },
      docs: [],
    };
  }

  read(r: Reader): T {
    return this.#inner.read(r);
  }

  write(w: Writer, value: T): void {
    this.#inner.write(w, value);
  }
}

/** A type that wraps another without changing value or bytes, as scale-info describes newtypes. */
export function newtype<T>(
  path: string,
  inner: Codec<T>,
  options: { params?: readonly TypeParam[]; typeName?: string } = {},
): Codec<T> {
  return new Wrapped(path, inner, options.params ?? [], options.typeName ?? "T");
}

class Bounded<T extends { readonly length: number }> extends Wrapped<T> {
  readonly #limit: number;

  constructor(path: string, inner: Codec<T>, params: readonly TypeParam[], typeName: string, limit: number) {
    super(path, inner, params, typeName);
    this.#limit = limit;
  }

  override read(r: Reader): T {
    const at = r.offset;
    const value = super.read(r);
    if (value.length > this.#limit)
      throw r.error("too-long", `${value.length} elements are more than ${this.#limit}`, at);
    return value;
  }

  override write(w: Writer, value: T): void {
    if (value.length > this.#limit)
      throw new ScaleError("too-long", `${value.length} elements are more than ${this.#limit}`);
    super.write(w, value);
  }
}

const boundedParams = (item: Codec<unknown> | undefined): readonly TypeParam[] => [
  { name: "T", codec: item },
  { name: "S", codec: undefined },
];

/** `BoundedVec<T, ConstU32<limit>>`. */
export function boundedVec<T>(item: Codec<T>, limit: number): Codec<readonly T[]> {
  const inner = vec(item);
  return new Bounded(
    "bounded_collections::bounded_vec::BoundedVec",
    inner,
    boundedParams(item as Codec<unknown>),
    "Vec<T>",
    limit,
  );
}

/** `BoundedVec<u8, ConstU32<limit>>` as bytes. `u8` and `bytes` are given by the caller to keep this file free of them. */
export function boundedOf<T extends { readonly length: number }>(
  path: string,
  inner: Codec<T>,
  item: Codec<unknown>,
  limit: number,
): Codec<T> {
  return new Bounded(path, inner, boundedParams(item), "Vec<T>", limit);
}

/** `WeakBoundedVec<T, ConstU32<limit>>`: bounded when written by calls, not when read. */
export function weakBoundedVec<T>(item: Codec<T>): Codec<readonly T[]> {
  return newtype("bounded_collections::weak_bounded_vec::WeakBoundedVec", vec(item), {
    params: boundedParams(item as Codec<unknown>),
    typeName: "Vec<T>",
  });
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Order of keys in `BTreeMap` and `BTreeSet`: numbers by size, everything else by bytes. */
function compareKeys<K>(codec: Codec<K>): (a: K, b: K) => number {
  return (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
    if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
    return compareBytes(codec.encode(a), codec.encode(b));
  };
}

class BTreeSet<T> extends Codec<ReadonlySet<T>> {
  readonly type: TypeInfo;
  readonly #list: Vec<T>;
  readonly #compare: (a: T, b: T) => number;

  constructor(item: Codec<T>) {
    super();
    this.#list = new Vec(item);
    this.#compare = compareKeys(item);
    this.type = {
      path: ["BTreeSet"],
      params: [{ name: "T", codec: item as Codec<unknown> }],
      def: { kind: "composite", fields: [{ name: undefined, field: (this.#list as Codec<unknown>).named("") }] },
      docs: [],
    };
  }

  read(r: Reader): ReadonlySet<T> {
    return new Set(this.#list.read(r));
  }

  write(w: Writer, value: ReadonlySet<T>): void {
    if (!(value instanceof Set)) throw new ScaleError("bad-value", `${String(value)} is not a Set`);
    this.#list.write(w, [...(value as ReadonlySet<T>)].sort(this.#compare));
  }
}

/** `BTreeSet<T>` as a `Set`; written in ascending order. */
export function btreeSet<T>(item: Codec<T>): Codec<ReadonlySet<T>> {
  return new BTreeSet(item);
}

class Pair<K, V> extends Codec<readonly [K, V]> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #key: Codec<K>;
  readonly #value: Codec<V>;

  constructor(key: Codec<K>, value: Codec<V>) {
    super();
    this.#key = key;
    this.#value = value;
    this.minSize = key.minSize + value.minSize;
    this.type = anonymous({ kind: "tuple", items: [key as Codec<unknown>, value as Codec<unknown>] });
  }

  read(r: Reader): readonly [K, V] {
    const key = this.#key.read(r);
    try {
      return [key, this.#value.read(r)];
    } catch (error) {
      throw within(error, String(key));
    }
  }

  write(w: Writer, [key, value]: readonly [K, V]): void {
    this.#key.write(w, key);
    this.#value.write(w, value);
  }
}

class BTreeMap<K, V> extends Codec<ReadonlyMap<K, V>> {
  readonly type: TypeInfo;
  readonly #list: Vec<readonly [K, V]>;
  readonly #compare: (a: K, b: K) => number;

  constructor(key: Codec<K>, value: Codec<V>) {
    super();
    this.#list = new Vec(new Pair(key, value));
    this.#compare = compareKeys(key);
    this.type = {
      path: ["BTreeMap"],
      params: [
        { name: "K", codec: key as Codec<unknown> },
        { name: "V", codec: value as Codec<unknown> },
      ],
      def: { kind: "composite", fields: [{ name: undefined, field: (this.#list as Codec<unknown>).named("") }] },
      docs: [],
    };
  }

  read(r: Reader): ReadonlyMap<K, V> {
    return new Map(this.#list.read(r));
  }

  write(w: Writer, value: ReadonlyMap<K, V>): void {
    if (!(value instanceof Map)) throw new ScaleError("bad-value", `${String(value)} is not a Map`);
    this.#list.write(
      w,
      [...(value as ReadonlyMap<K, V>)].sort(([a], [b]) => this.#compare(a, b)),
    );
  }
}

/** `BTreeMap<K, V>` as a `Map`; written in ascending order of keys. */
export function btreeMap<K, V>(key: Codec<K>, value: Codec<V>): Codec<ReadonlyMap<K, V>> {
  return new BTreeMap(key, value);
}
