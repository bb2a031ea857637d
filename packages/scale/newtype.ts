import { asField, Codec, type FieldLike } from "./codec.ts";
import type { Reader } from "./reader.ts";
import { lastSegment, shorten, type TypeInfo, type TypeNode } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** What a type with a path may say beyond its fields. */
export interface TypeOptions {
  /** Generic parameters in order; `undefined` for one that scale-info skips. */
  readonly params?: Readonly<Record<string, TypeNode | undefined>>;
  readonly docs?: readonly string[];
  /** How a field of this type is written in Rust; by default the last segment of the path. */
  readonly name?: string;
}

/** Type info of a type with a path. */
export function pathType(path: string, def: TypeInfo["def"], options: TypeOptions = {}): TypeInfo {
  const params = Object.entries(options.params ?? {}).map(([name, type]) => ({ name, type }));
  return { name: shorten(options.name ?? lastSegment(path)), path, params, def, docs: options.docs ?? [] };
}

/** A composite of one field whose JS value is that of the field. */
export class Newtype<T> extends Codec<T> {
  readonly type: TypeInfo;
  readonly inner: Codec<T>;

  constructor(type: TypeInfo, inner: Codec<T>) {
    super();
    this.type = type;
    this.inner = inner;
  }

  override get minSize(): number {
    return this.inner.minSize;
  }

  override get nullable(): boolean {
    return this.inner.nullable;
  }

  override compare(a: T, b: T): number {
    return this.inner.compare(a, b);
  }

  read(r: Reader): T {
    return this.inner.read(r);
  }

  write(w: Writer, value: T): void {
    this.inner.write(w, value);
  }
}

/** A tuple struct of one field, `struct X(T)`: the JS value is that of the field. */
export function newtype<const F extends FieldLike>(path: string, inner: F, options?: TypeOptions): Codec<F["Type"]> {
  const { codec, docs, typeName } = asField(inner);
  const field = { name: undefined, type: codec, typeName, docs };
  return new Newtype(pathType(path, { kind: "composite", fields: [field] }, options), codec);
}
