import { Reader } from "./reader.ts";
import type { TypeInfo, TypeNode } from "./type-info.ts";
import { Writer } from "./writer.ts";

/**
 * Reads and writes one type as SCALE bytes and knows what scale-info says about it.
 *
 * The JS value follows from the type's shape alone, so that codecs built from metadata agree with those that made it.
 */
export abstract class Codec<T> implements TypeNode {
  /** Phantom: the JS value's type, for {@link Static}. Nobody reads it. */
  declare readonly Type: T;

  /** What the registry shows of the type. */
  abstract readonly type: TypeInfo;

  /** Reads a value and advances. @throws ScaleError for whatever the encoder could not have written */
  abstract read(r: Reader): T;

  /** Writes a value. @throws ScaleError `out-of-range` or `bad-value`, naming it */
  abstract write(w: Writer, value: T): void;

  /** How a field of this type is written in Rust; the default `typeName` of a field. */
  get name(): string {
    return this.type.name;
  }

  /** Bytes that every value takes at least; bounds the length that a sequence may claim. 0 only if a value can take none. */
  get minSize(): number {
    return 1;
  }

  /** Whether `undefined` is one of the values: an `Option` around this type must then tell the two apart. */
  get nullable(): boolean {
    return false;
  }

  /** Order of two values as Rust's `Ord` has it: below 0, 0, above 0. By encoded bytes unless a type says otherwise. */
  compare(a: T, b: T): number {
    return compareBytes(this.encode(a), this.encode(b));
  }

  /** SCALE bytes of a value. @param env what tokens are resolved with @throws ScaleError */
  encode(value: T, env?: unknown): Uint8Array {
    const w = new Writer(env);
    this.write(w, value);
    return w.finish();
  }

  /** The value that is exactly `bytes`. @throws ScaleError `trailing-bytes` if any are left, and whatever `read` throws */
  decode(bytes: Uint8Array, env?: unknown): T {
    const r = new Reader(bytes, env);
    const value = this.read(r);
    r.end();
    return value;
  }

  /** The value at the start of `bytes`; what follows is ignored, as Substrate does with stored values. @throws ScaleError */
  decodeTolerant(bytes: Uint8Array, env?: unknown): T {
    return this.read(new Reader(bytes, env));
  }

  /** A field of this type with docs, which wallets and explorers show. */
  doc(...docs: string[]): Field<T> {
    return new Field(this, docs);
  }

  /** A field of this type with a `typeName` of its own: how the Rust source writes it, such as `T::AccountId`. */
  named(typeName: string): Field<T> {
    return new Field(this, [], typeName);
  }
}

/** A codec in its place: with docs and the `typeName` under which metadata shows it. The codec itself stays shared. */
export class Field<T> {
  /** Phantom: the JS value's type. */
  declare readonly Type: T;
  readonly codec: Codec<T>;
  readonly docs: readonly string[];
  /** As the Rust source writes the type; the codec's own name by default, `undefined` for none. */
  readonly typeName: string | undefined;

  /** @param typeName the codec's own name if not given, none if `null` */
  constructor(codec: Codec<T>, docs: readonly string[] = [], typeName: string | null = codec.name) {
    this.codec = codec;
    this.docs = docs;
    this.typeName = typeName ?? undefined;
  }

  /** The same field with these docs. */
  doc(...docs: string[]): Field<T> {
    return new Field(this.codec, docs, this.typeName ?? null);
  }

  /** The same field with this `typeName`. */
  named(typeName: string): Field<T> {
    return new Field(this.codec, this.docs, typeName);
  }
}

/** JS value of a codec or field. */
export type Static<C extends { readonly Type: unknown }> = C["Type"];

/** A codec, or a codec with docs and `typeName`. */
export type FieldLike = Codec<unknown> | Field<unknown>;

/** Fields by their wire names. */
export type Fields = Readonly<Record<string, FieldLike>>;

/** A {@link FieldLike} as a field. */
export function asField(like: FieldLike): Field<unknown> {
  return like instanceof Field ? like : new Field(like);
}

/** Byte order: below 0, 0, above 0; a prefix comes before what it begins. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
