import { bytes } from "./bytes.ts";
import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u8 } from "./integer.ts";
import type { Reader } from "./reader.ts";
import { unaliased } from "./reference.ts";
import { tuple } from "./tuple.ts";
import { shorten, type TypeInfo } from "./type-info.ts";
import { compareElements, readElements, vec, writeElements } from "./vec.ts";
import type { Writer } from "./writer.ts";

/** Type of a collection that scale-info shows as a composite around a sequence. */
function collection(name: string, path: string, params: TypeInfo["params"], inner: Codec<unknown>): TypeInfo {
  const field = { name: undefined, type: inner, typeName: undefined, docs: [] };
  return { name: shorten(name), path, params, def: { kind: "composite", fields: [field] }, docs: [] };
}

class BTreeMap<K, V> extends Codec<ReadonlyMap<K, V>> {
  readonly type: TypeInfo;
  readonly #key: Codec<K>;
  readonly #entry: Codec<readonly [K, V]>;

  constructor(key: Codec<K>, value: Codec<V>) {
    super();
    this.#key = key;
    this.#entry = tuple(key, value) as Codec<unknown> as Codec<readonly [K, V]>;
    const params = [
      { name: "K", type: key },
      { name: "V", type: value },
    ];
    this.type = collection(`BTreeMap<${key.name}, ${value.name}>`, "BTreeMap", params, vec(this.#entry));
  }

  override compare(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): number {
    return compareElements(this.#entry, this.#sorted(a), this.#sorted(b));
  }

  #sorted(map: ReadonlyMap<K, V>): readonly (readonly [K, V])[] {
    return [...map].sort((x, y) => this.#key.compare(x[0], y[0]));
  }

  read(r: Reader): ReadonlyMap<K, V> {
    return new Map(readElements(r, this.#entry, r.length(this.#entry.minSize)));
  }

  write(w: Writer, value: ReadonlyMap<K, V>): void {
    if (!(value instanceof Map)) throw new ScaleError("bad-value", `${this.type.name} is written from a Map`);
    w.compact(value.size);
    writeElements(w, this.#entry, this.#sorted(value));
  }
}

class BTreeSet<T> extends Codec<ReadonlySet<T>> {
  readonly type: TypeInfo;
  readonly #element: Codec<T>;

  constructor(element: Codec<T>) {
    super();
    this.#element = element;
    const inner: Codec<unknown> = unaliased(element) === u8 ? bytes : vec(element);
    this.type = collection(`BTreeSet<${element.name}>`, "BTreeSet", [{ name: "T", type: element }], inner);
  }

  override compare(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
    return compareElements(this.#element, this.#sorted(a), this.#sorted(b));
  }

  #sorted(set: ReadonlySet<T>): readonly T[] {
    // Boxed, since Array.sort puts `undefined` last without asking.
    const boxed = [...set].map(value => ({ value }));
    return boxed.sort((x, y) => this.#element.compare(x.value, y.value)).map(box => box.value);
  }

  read(r: Reader): ReadonlySet<T> {
    return new Set(readElements(r, this.#element, r.length(this.#element.minSize)));
  }

  write(w: Writer, value: ReadonlySet<T>): void {
    if (!(value instanceof Set)) throw new ScaleError("bad-value", `${this.type.name} is written from a Set`);
    w.compact(value.size);
    writeElements(w, this.#element, this.#sorted(value));
  }
}

/**
 * `BTreeMap<K, V>`: a JS Map, written in the order of its keys. Any order is read, and of equal keys the last counts, as Substrate does.
 * Keys that are objects (bytes, tuples) are found in a JS Map by identity only.
 */
export function btreeMap<K, V>(key: Codec<K>, value: Codec<V>): Codec<ReadonlyMap<K, V>> {
  return new BTreeMap(key, value);
}

/** `BTreeSet<T>`: a JS Set, written in order. Any order is read. */
export function btreeSet<T>(element: Codec<T>): Codec<ReadonlySet<T>> {
  return new BTreeSet(element);
}
