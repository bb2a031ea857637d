import { asField, Codec, Field, type FieldLike, type Fields } from "./codec.ts";
import { inside, ScaleError } from "./errors.ts";
import { pathType, type TypeOptions } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import { namedFields, Struct } from "./struct.ts";
import { Tuple } from "./tuple.ts";
import { type FieldInfo, plainType, type TypeInfo, type VariantInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/**
 * One variant: its wire index alone, or the index followed by unnamed fields, or by one object of named fields.
 * @example `None: 0`, `Some: [1, u8]`, `Pair: [2, u8, u16]`, `Named: [3, { port: u16 }]`
 */
export type VariantSpec =
  | number
  | readonly [index: number, ...fields: FieldLike[]]
  | readonly [index: number, fields: Fields];

/** Variants by name. */
export type Variants = Readonly<Record<string, VariantSpec>>;

type PayloadOf<S> = S extends readonly [number, FieldLike]
  ? S[1]["Type"]
  : S extends readonly [number, ...infer F extends readonly [FieldLike, ...FieldLike[]]]
    ? { readonly [I in keyof F]: F[I]["Type"] }
    : S extends readonly [number, Fields]
      ? { readonly [K in keyof S[1]]: S[1][K]["Type"] }
      : undefined;

/** JS value of one variant of an enum of which at least one has fields. */
export type VariantMember<K, S> = S extends number | readonly [number]
  ? { readonly type: K; readonly value?: undefined }
  : { readonly type: K; readonly value: PayloadOf<S> };

/** JS value of an enum: its variants' names if none has fields, else `{ type, value }`. */
export type VariantValue<V extends Variants> = V[keyof V] extends number | readonly [number]
  ? keyof V & string
  : { readonly [K in keyof V]: VariantMember<K, V[K]> }[keyof V];

/** JS value of an enum with fields whose variants are known at run time only. */
export interface TaggedValue {
  readonly type: string;
  readonly value?: unknown;
}

/** A variant as the enum's codec holds it. */
export interface VariantCase {
  readonly name: string;
  readonly index: number;
  /** Codec of the fields, or `undefined` for none. */
  readonly payload: Codec<unknown> | undefined;
}

function refuseIndex(r: Reader, name: string, index: number): ScaleError {
  return r.error("bad-enum", `${name === "" ? "the enum" : name} has no variant with index ${index}`, r.offset - 1);
}

function refuseName(type: TypeInfo, value: unknown, names: Iterable<string>): ScaleError {
  const known = [...names];
  const listed = known.length > 12 ? `${known.slice(0, 12).join(", ")}, …` : known.join(", ");
  return new ScaleError("bad-value", `${type.name} has no variant ${String(value)}; expected one of ${listed}`);
}

class UnitVariants extends Codec<string> {
  readonly type: TypeInfo;
  readonly #names: (string | undefined)[] = [];
  readonly #indices = new Map<string, number>();

  constructor(type: TypeInfo, cases: readonly VariantCase[]) {
    super();
    this.type = type;
    for (const { name, index } of cases) {
      this.#names[index] = name;
      this.#indices.set(name, index);
    }
  }

  override compare(a: string, b: string): number {
    return (this.#indices.get(a) ?? 0) - (this.#indices.get(b) ?? 0);
  }

  read(r: Reader): string {
    const index = r.byte();
    const name = this.#names[index];
    if (name === undefined) throw refuseIndex(r, this.type.name, index);
    return name;
  }

  write(w: Writer, value: string): void {
    const index = this.#indices.get(value);
    if (index === undefined) throw refuseName(this.type, value, this.#indices.keys());
    w.byte(index);
  }
}

interface TaggedCase extends VariantCase {
  readonly unit: TaggedValue;
}

class TaggedVariants extends Codec<TaggedValue> {
  readonly type: TypeInfo;
  readonly #byIndex: (TaggedCase | undefined)[] = [];
  readonly #byName = new Map<string, TaggedCase>();

  constructor(type: TypeInfo, cases: readonly VariantCase[]) {
    super();
    this.type = type;
    for (const variant of cases) {
      const tagged = { ...variant, unit: Object.freeze({ type: variant.name, value: undefined }) };
      this.#byIndex[variant.index] = tagged;
      this.#byName.set(variant.name, tagged);
    }
  }

  override compare(a: TaggedValue, b: TaggedValue): number {
    const of = this.#byName.get(a.type);
    const order = (of?.index ?? 0) - (this.#byName.get(b.type)?.index ?? 0);
    return order !== 0 || of?.payload === undefined ? order : of.payload.compare(a.value, b.value);
  }

  read(r: Reader): TaggedValue {
    const index = r.byte();
    const variant = this.#byIndex[index];
    if (variant === undefined) throw refuseIndex(r, this.type.name, index);
    if (variant.payload === undefined) return variant.unit;
    try {
      return { type: variant.name, value: variant.payload.read(r) };
    } catch (error) {
      throw inside(error, variant.name);
    }
  }

  write(w: Writer, value: TaggedValue): void {
    const variant = this.#byName.get(value?.type);
    if (variant === undefined) throw refuseName(this.type, value?.type ?? value, this.#byName.keys());
    w.byte(variant.index);
    if (variant.payload === undefined) return;
    try {
      variant.payload.write(w, value.value);
    } catch (error) {
      throw inside(error, variant.name);
    }
  }
}

/** Codec of an enum from its variants; whether any has fields decides on the JS value. @throws ScaleError `bad-type` */
export function variantCodec(type: TypeInfo, cases: readonly VariantCase[]): Codec<unknown> {
  const seen = new Map<number, string>();
  for (const { name, index } of cases) {
    if (!Number.isInteger(index) || index < 0 || index > 255)
      throw new ScaleError("bad-type", `${type.name}.${name} has index ${index}; expected 0 to 255`);
    const other = seen.get(index);
    if (other !== undefined)
      throw new ScaleError("bad-type", `${type.name} gives index ${index} to both ${other} and ${name}`);
    seen.set(index, name);
  }
  return cases.every(c => c.payload === undefined) ? new UnitVariants(type, cases) : new TaggedVariants(type, cases);
}

/** Codec of a variant's or composite's unnamed fields: none, the single one's, or a tuple's. */
export function unnamedPayload(codecs: readonly Codec<unknown>[]): Codec<unknown> | undefined {
  const [first, ...more] = codecs;
  if (first === undefined || more.length === 0) return first;
  return new Tuple(plainType("fields", { kind: "tuple", elements: codecs }), codecs);
}

function payloadOf(
  name: string,
  spec: VariantSpec,
): { infos: readonly FieldInfo[]; payload: Codec<unknown> | undefined } {
  if (typeof spec === "number" || spec.length === 1) return { infos: [], payload: undefined };
  const named = spec[1];
  if (named !== undefined && !(named instanceof Codec) && !(named instanceof Field)) {
    const { infos, members } = namedFields(named);
    if (members.length === 0) return { infos, payload: undefined };
    return { infos, payload: new Struct(plainType(name, { kind: "composite", fields: infos }), members) };
  }
  const fields = (spec.slice(1) as FieldLike[]).map(asField);
  const infos = fields.map(({ codec, docs, typeName }) => ({ name: undefined, type: codec, typeName, docs }));
  return { infos, payload: unnamedPayload(fields.map(f => f.codec)) };
}

/** What `variant` may be given beyond its variants. */
export interface VariantOptions extends TypeOptions {
  /** Docs of single variants. */
  readonly variantDocs?: Readonly<Record<string, readonly string[]>>;
}

/**
 * An enum with explicit wire indices. The JS value follows from the shape: if no variant has fields, the variant's name;
 * otherwise `{ type, value }`, where `value` is a single field's value, a tuple, or an object of named fields.
 * @throws ScaleError `bad-type` for an index above 255 or given twice
 */
export function variant<const V extends Variants>(
  path: string,
  variants: V,
  options: VariantOptions = {},
): Codec<VariantValue<V>> {
  const infos: VariantInfo[] = [];
  const cases: VariantCase[] = [];
  for (const [name, spec] of Object.entries(variants)) {
    const index = typeof spec === "number" ? spec : spec[0];
    const { infos: fields, payload } = payloadOf(name, spec);
    infos.push({ name, index, fields, docs: options.variantDocs?.[name] ?? [] });
    cases.push({ name, index, payload });
  }
  return variantCodec(pathType(path, { kind: "variant", variants: infos }, options), cases) as Codec<VariantValue<V>>;
}
