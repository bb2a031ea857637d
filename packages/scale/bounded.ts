import { btreeMap, btreeSet } from "./btree.ts";
import { bytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u8 } from "./integer.ts";
import { Newtype, pathType, type TypeOptions } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import type { TypeInfo } from "./type-info.ts";
import { vec } from "./vec.ts";
import type { Writer } from "./writer.ts";

// The bound is a type-level number that scale-info skips: it stands in `params` without a type. Metadata does not tell it, so a
// codec that was built from metadata has none. Neither has one made without a limit: there the pallet checks.
const UNCHECKED = Number.POSITIVE_INFINITY;

/** A collection that refuses more than `limit` elements, read or written. */
class Bounded<T> extends Newtype<T> {
  readonly #limit: number;
  readonly #count: (value: T) => number;

  constructor(type: TypeInfo, inner: Codec<T>, limit: number, count: (value: T) => number) {
    super(type, inner);
    this.#limit = limit;
    this.#count = count;
  }

  override read(r: Reader): T {
    const at = r.offset;
    const value = this.inner.read(r);
    const count = this.#count(value);
    if (count > this.#limit)
      throw r.error(
        "too-long",
        `${count} elements are too many for ${this.type.name}; expected at most ${this.#limit}`,
        at,
      );
    return value;
  }

  override write(w: Writer, value: T): void {
    const count = this.#count(value);
    if (count > this.#limit)
      throw new ScaleError(
        "too-long",
        `${count} elements are too many for ${this.type.name}; expected at most ${this.#limit}`,
      );
    this.inner.write(w, value);
  }
}

function boundedType(path: string, inner: Codec<unknown>, shown: string, options: TypeOptions): TypeInfo {
  const field = { name: undefined, type: inner, typeName: shown, docs: [] };
  return pathType(path, { kind: "composite", fields: [field] }, options);
}

function bounded<T extends { readonly length: number }>(
  path: string,
  kind: string,
  element: Codec<unknown>,
  inner: Codec<T>,
  limit: number,
): Codec<T> {
  const options = { params: { T: element, S: undefined }, name: `${kind}<${element.name}, S>` };
  return new Bounded(boundedType(path, inner, "Vec<T>", options), inner, limit, value => value.length);
}

const BOUNDED_VEC = "bounded_collections::bounded_vec::BoundedVec";
const WEAK_BOUNDED_VEC = "bounded_collections::weak_bounded_vec::WeakBoundedVec";

/**
 * `BoundedVec<T, S>`: as `Vec<T>`, but more than `limit` elements are refused if a limit is given.
 * @throws ScaleError `bad-type` for `u8`: use `boundedBytes`
 */
export function boundedVec<T>(element: Codec<T>, limit: number = UNCHECKED): Codec<readonly T[]> {
  return bounded(BOUNDED_VEC, "BoundedVec", element, vec(element), limit);
}

/**
 * `WeakBoundedVec<T, S>`: as `Vec<T>`. Weak: what is stored may exceed the bound, so the codec checks none.
 * @throws ScaleError `bad-type` for `u8`: use `weakBoundedBytes`
 */
export function weakBoundedVec<T>(element: Codec<T>): Codec<readonly T[]> {
  return bounded(WEAK_BOUNDED_VEC, "WeakBoundedVec", element, vec(element), UNCHECKED);
}

/** `BoundedVec<u8, S>`: as `Vec<u8>`, but more than `limit` bytes are refused if a limit is given. */
export function boundedBytes(limit: number = UNCHECKED): Codec<Uint8Array> {
  return bounded(BOUNDED_VEC, "BoundedVec", u8, bytes, limit);
}

/** `WeakBoundedVec<u8, S>`: as `Vec<u8>`; the codec checks no bound. */
export const weakBoundedBytes: Codec<Uint8Array> = bounded(WEAK_BOUNDED_VEC, "WeakBoundedVec", u8, bytes, UNCHECKED);

/** `BoundedBTreeMap<K, V, S>`: as `BTreeMap<K, V>`, but more than `limit` entries are refused if a limit is given. */
export function boundedBTreeMap<K, V>(
  key: Codec<K>,
  value: Codec<V>,
  limit: number = UNCHECKED,
): Codec<ReadonlyMap<K, V>> {
  const inner = btreeMap(key, value);
  const params = { K: key, V: value, S: undefined };
  const type = boundedType("bounded_collections::bounded_btree_map::BoundedBTreeMap", inner, "BTreeMap<K, V>", {
    params,
    name: `BoundedBTreeMap<${key.name}, ${value.name}, S>`,
  });
  return new Bounded(type, inner, limit, map => map.size);
}

/** `BoundedBTreeSet<T, S>`: as `BTreeSet<T>`, but more than `limit` elements are refused if a limit is given. */
export function boundedBTreeSet<T>(element: Codec<T>, limit: number = UNCHECKED): Codec<ReadonlySet<T>> {
  const inner = btreeSet(element);
  const params = { T: element, S: undefined };
  const type = boundedType("bounded_collections::bounded_btree_set::BoundedBTreeSet", inner, "BTreeSet<T>", {
    params,
    name: `BoundedBTreeSet<${element.name}, S>`,
  });
  return new Bounded(type, inner, limit, set => set.size);
}
