import { btreeMap, btreeSet } from "./btree.ts";
import { bytes } from "./bytes.ts";
import { type Codec, Field } from "./codec.ts";
import { u8 } from "./integer.ts";
import { newtype } from "./newtype.ts";
import type { TypeNode } from "./type-info.ts";
import { vec } from "./vec.ts";

// The bound is a type-level number that scale-info skips: it stands in `params` without a type and is not checked by the
// codec; the pallet checks it and answers with an error of its own.

function bounded<T>(module: string, element: TypeNode & { readonly name: string }, inner: Codec<T>): Codec<T> {
  const name = module === "weak_bounded_vec" ? "WeakBoundedVec" : "BoundedVec";
  return newtype(`bounded_collections::${module}::${name}`, inner, {
    params: { T: element, S: undefined },
    name: `${name}<${element.name}, S>`,
  });
}

/** `BoundedVec<T, S>`: as `Vec<T>`; the bound is the pallet's to check. @throws ScaleError `bad-type` for `u8`: use `boundedBytes` */
export function boundedVec<T>(element: Codec<T>): Codec<readonly T[]> {
  return bounded("bounded_vec", element, vec(element));
}

/** `WeakBoundedVec<T, S>`: as `Vec<T>`. @throws ScaleError `bad-type` for `u8` */
export function weakBoundedVec<T>(element: Codec<T>): Codec<readonly T[]> {
  return bounded("weak_bounded_vec", element, vec(element));
}

/** `BoundedVec<u8, S>`: as `Vec<u8>`; the bound is the pallet's to check. */
export const boundedBytes: Codec<Uint8Array> = bounded("bounded_vec", u8, bytes);

/** `WeakBoundedVec<u8, S>`: as `Vec<u8>`. */
export const weakBoundedBytes: Codec<Uint8Array> = bounded("weak_bounded_vec", u8, bytes);

/** `BoundedBTreeMap<K, V, S>`: as `BTreeMap<K, V>`. */
export function boundedBTreeMap<K, V>(key: Codec<K>, value: Codec<V>): Codec<ReadonlyMap<K, V>> {
  const inner = new Field(btreeMap(key, value), [], `BTreeMap<${key.name}, ${value.name}>`);
  return newtype("bounded_collections::bounded_btree_map::BoundedBTreeMap", inner, {
    params: { K: key, V: value, S: undefined },
    name: `BoundedBTreeMap<${key.name}, ${value.name}, S>`,
  });
}

/** `BoundedBTreeSet<T, S>`: as `BTreeSet<T>`. */
export function boundedBTreeSet<T>(element: Codec<T>): Codec<ReadonlySet<T>> {
  return newtype("bounded_collections::bounded_btree_set::BoundedBTreeSet", btreeSet(element), {
    params: { T: element, S: undefined },
    name: `BoundedBTreeSet<${element.name}, S>`,
  });
}
