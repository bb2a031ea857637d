import { asField, Codec, type FieldLike } from "./codec.ts";
import { inside, ScaleError } from "./errors.ts";
import { Newtype, pathType, type TypeOptions } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import { struct } from "./struct.ts";
import { plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** Values of several codecs, by position. */
export class Tuple extends Codec<readonly unknown[]> {
  readonly type: TypeInfo;
  readonly elements: readonly Codec<unknown>[];
  #minSize: number | undefined;

  constructor(type: TypeInfo, elements: readonly Codec<unknown>[]) {
    super();
    this.type = type;
    this.elements = elements;
  }

  override get minSize(): number {
    this.#minSize ??= this.elements.reduce((sum, codec) => sum + codec.minSize, 0);
    return this.#minSize;
  }

  override compare(a: readonly unknown[], b: readonly unknown[]): number {
    for (const [i, codec] of this.elements.entries()) {
      const order = codec.compare(a[i], b[i]);
      if (order !== 0) return order;
    }
    return 0;
  }

  read(r: Reader): readonly unknown[] {
    const out: unknown[] = [];
    try {
      for (const codec of this.elements) out.push(codec.read(r));
    } catch (error) {
      throw inside(error, out.length);
    }
    return out;
  }

  write(w: Writer, value: readonly unknown[]): void {
    if (!Array.isArray(value) || value.length !== this.elements.length)
      throw new ScaleError("bad-value", `${this.type.name} is written from an array of ${this.elements.length} values`);
    let i = 0;
    try {
      for (const codec of this.elements) {
        codec.write(w, value[i]);
        i++;
      }
    } catch (error) {
      throw inside(error, i);
    }
  }
}

/** `(A, B, …)`: values one after the other. */
export function tuple<const E extends readonly Codec<unknown>[]>(
  ...elements: E
): Codec<{ readonly [I in keyof E]: E[I]["Type"] }> {
  const name = elements.length === 1 ? `(${elements[0]?.name},)` : `(${elements.map(e => e.name).join(", ")})`;
  const codec: Codec<unknown> = new Tuple(plainType(name, { kind: "tuple", elements }), elements);
  return codec as Codec<{ readonly [I in keyof E]: E[I]["Type"] }>;
}

class Unit extends Codec<undefined> {
  readonly type: TypeInfo = plainType("()", { kind: "tuple", elements: [] });

  override get minSize(): number {
    return 0;
  }

  override get nullable(): boolean {
    return true;
  }

  override compare(): number {
    return 0;
  }

  read(): undefined {
    return undefined;
  }

  write(): void {}
}

/** `()`: no bytes; the value is `undefined`. */
export const unit: Codec<undefined> = new Unit();

/** JS value of unnamed fields: that of a single field, else a tuple; `{}` for none. */
export type TupleStructValue<E extends readonly FieldLike[]> = E extends readonly []
  ? Readonly<Record<never, never>>
  : E extends readonly [FieldLike]
    ? E[0]["Type"]
    : { readonly [I in keyof E]: E[I]["Type"] };

/** A tuple struct, `struct X(A, B)`. A single field's value stands for the whole, as with `newtype`. */
export function tupleStruct<const E extends readonly FieldLike[]>(
  path: string,
  elements: E,
  options?: TypeOptions,
): Codec<TupleStructValue<E>> {
  const fields = elements.map(asField);
  const infos = fields.map(({ codec, docs, typeName }) => ({ name: undefined, type: codec, typeName, docs }));
  const type = pathType(path, { kind: "composite", fields: infos }, options);
  const [first, ...more] = fields;
  let codec: Codec<unknown>;
  if (first === undefined) codec = struct(path, {}, options);
  else if (more.length === 0) codec = new Newtype(type, first.codec);
  else
    codec = new Tuple(
      type,
      fields.map(f => f.codec),
    );
  return codec as Codec<TupleStructValue<E>>;
}
