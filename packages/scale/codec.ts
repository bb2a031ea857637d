import { within } from "./errors.ts";
import { Reader } from "./reader.ts";
import type { TypeInfo } from "./type-info.ts";
import { Writer } from "./writer.ts";

/**
 * How values of one type are read, written and described. The static type is a phantom, so that {@link Static} is an index
 * access. Classes and not closures: figures in `frame.md`.
 */
export abstract class Codec<T> {
  /** Phantom: the static type of the values. */
  declare readonly Type: T;
  /** What metadata says of the type. */
  abstract readonly type: TypeInfo;
  /** Fewest bytes that a value takes; bounds the length of sequences. */
  readonly minSize: number = 1;

  /** Reads a value at the cursor. @throws ScaleError */
  abstract read(r: Reader): T;
  /** Writes a value at the cursor. @throws ScaleError `out-of-range` or `bad-value` */
  abstract write(w: Writer, value: T): void;

  /** Reads `count` values in a row; codecs of numbers have loops of their own. */
  readMany(r: Reader, count: number): T[] {
    const out: T[] = [];
    for (let i = 0; i < count; i++) {
      try {
        out.push(this.read(r));
      } catch (error) {
        throw within(error, `${i}`);
      }
    }
    return out;
  }

  /** Writes values in a row. */
  writeMany(w: Writer, values: readonly T[]): void {
    for (const value of values) this.write(w, value);
  }

  /** The bytes of a value. */
  encode(value: T, env?: unknown): Uint8Array {
    const w = new Writer(env);
    this.write(w, value);
    return w.finish();
  }

  /** The value of bytes, all of them. @throws ScaleError `trailing-bytes` and whatever the value itself is wrong with */
  decode(bytes: Uint8Array, env?: unknown): T {
    const r = new Reader(bytes, env);
    const value = this.read(r);
    if (r.remaining > 0) throw r.error("trailing-bytes", `${r.remaining} bytes are left after the value`);
    return value;
  }

  /** The value at the start of bytes; what follows is ignored, as for stored values. */
  decodeTolerant(bytes: Uint8Array, env?: unknown): T {
    return this.read(new Reader(bytes, env));
  }

  /** This type as a field with docs. The codec itself stays one object, so the registry holds it once. */
  doc(...docs: string[]): Field<T> {
    return new Field<T>(this, docs, undefined);
  }

  /** This type as a field under the literal type name that clients read, such as `T::AccountId`. */
  named(typeName: string): Field<T> {
    return new Field<T>(this, [], typeName);
  }
}

/** A codec in its place in a struct, variant, call or event: with docs and the literal name of its type. */
export class Field<T> {
  /** Phantom: the static type of the values. */
  declare readonly Type: T;
  readonly codec: Codec<T>;
  readonly docs: readonly string[];
  readonly typeName: string | undefined;

  constructor(codec: Codec<T>, docs: readonly string[] = [], typeName?: string) {
    this.codec = codec;
    this.docs = docs;
    this.typeName = typeName;
  }

  /** The same field with docs. */
  doc(...docs: string[]): Field<T> {
    return new Field(this.codec, docs, this.typeName);
  }

  /** The same field under a literal type name. */
  named(typeName: string): Field<T> {
    return new Field(this.codec, this.docs, typeName);
  }
}

/** The static type of a codec's values. */
export type Static<C extends { readonly Type: unknown }> = C["Type"];

/** Named fields, in wire order. */
export type Fields = Readonly<Record<string, Codec<unknown> | Field<unknown>>>;

/** The static type of named fields. */
export type StaticFields<F extends Fields> = { readonly [K in keyof F]: F[K]["Type"] };

/** A codec or a field as a field. */
export function toField<T>(like: Codec<T> | Field<T>): Field<T> {
  return like instanceof Field ? like : new Field(like);
}
