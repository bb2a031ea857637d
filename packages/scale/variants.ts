import { Codec, Field, type Fields, toField } from "./codec.ts";
import { struct, type TypeOptions, tuple } from "./composites.ts";
import { ScaleError, within } from "./errors.ts";
import type { Reader } from "./reader.ts";
import type { TypeInfo, TypeVariant } from "./type-info.ts";
import type { Writer } from "./writer.ts";

type Like = Codec<unknown> | Field<unknown>;
/** Payload of a variant: none, one value, several unnamed ones, or named ones. */
export type Payload = undefined | Like | readonly Like[] | Fields;
/** Variants by name: `[index, payload]`, or `[index]` without one. */
export type Variants = Readonly<Record<string, readonly [index: number, payload?: Payload, ...docs: string[]]>>;

/** The static type of a payload. */
export type StaticPayload<P> = P extends { readonly Type: infer T }
  ? T
  : P extends readonly Like[]
    ? { readonly [I in keyof P]: P[I] extends Like ? P[I]["Type"] : never }
    : P extends Fields
      ? { readonly [K in keyof P]: P[K]["Type"] }
      : undefined;

type HasPayload<V extends Variants> = { [K in keyof V]: V[K][1] extends undefined ? never : K }[keyof V];

/** The static type of an enum: a union of names where no variant has a payload, else `{ type, value }`. */
export type StaticVariant<V extends Variants> = [HasPayload<V>] extends [never]
  ? keyof V & string
  : { [K in keyof V & string]: { readonly type: K; readonly value: StaticPayload<V[K][1]> } }[keyof V & string];

interface Entry {
  readonly name: string;
  readonly index: number;
  readonly codec: Codec<unknown> | undefined;
}

class Enum extends Codec<unknown> {
  readonly type: TypeInfo;
  readonly #byIndex: (Entry | undefined)[] = [];
  readonly #byName = new Map<string, Entry>();
  readonly #plain: boolean;

  constructor(path: string, entries: readonly Entry[], variants: readonly TypeVariant[], options: TypeOptions) {
    super();
    for (const entry of entries) {
      if (this.#byIndex[entry.index] !== undefined)
        throw new ScaleError(
          "bad-registry",
          `${path} has two variants of index ${entry.index}: ${this.#byIndex[entry.index]?.name} and ${entry.name}`,
        );
      this.#byIndex[entry.index] = entry;
      this.#byName.set(entry.name, entry);
    }
    this.#plain = entries.every(entry => entry.codec === undefined);
    this.type = {
      path: path === "" ? [] : path.split("::"),
      params: options.params ?? [],
      def: { kind: "variant", variants },
      docs: options.docs ?? [],
    };
  }

  read(r: Reader): unknown {
    const at = r.offset;
    const index = r.byte();
    const entry = this.#byIndex[index];
    if (entry === undefined) throw r.error("bad-enum", `${index} is no variant of ${this.#label}`, at);
    if (this.#plain) return entry.name;
    r.enter();
    try {
      const value = entry.codec?.read(r);
      r.leave();
      return { type: entry.name, value };
    } catch (error) {
      throw within(error, entry.name);
    }
  }

  write(w: Writer, value: unknown): void {
    const name = this.#plain ? value : (value as { readonly type?: unknown } | undefined)?.type;
    const entry = typeof name === "string" ? this.#byName.get(name) : undefined;
    if (entry === undefined)
      throw new ScaleError(
        "bad-enum",
        `${String(name)} is no variant of ${this.#label} (${[...this.#byName.keys()].slice(0, 12).join(", ")})`,
      );
    w.byte(entry.index);
    try {
      entry.codec?.write(w, (value as { readonly value: unknown }).value);
    } catch (error) {
      throw within(error, entry.name);
    }
  }

  get #label(): string {
    return this.type.path.length > 0 ? this.type.path.join("::") : "this enum";
  }
}

function isLike(payload: Exclude<Payload, undefined>): payload is Like {
  return payload instanceof Codec || payload instanceof Field;
}

function payloadCodec(payload: Payload): { codec: Codec<unknown> | undefined; fields: TypeVariant["fields"] } {
  if (payload === undefined) return { codec: undefined, fields: [] };
  if (isLike(payload)) {
    const field = toField(payload);
    return { codec: field.codec, fields: [{ name: undefined, field }] };
  }
  if (Array.isArray(payload)) {
    const list = payload as readonly Like[];
    return {
      codec: tuple(...list) as Codec<unknown>,
      fields: list.map(like => ({ name: undefined, field: toField(like) })),
    };
  }
  const named = payload as Fields;
  return {
    codec: struct("", named) as Codec<unknown>,
    fields: Object.entries(named).map(([name, like]) => ({ name, field: toField(like) })),
  };
}

/**
 * An enum: name → `[index, payload, ...docs]`. Its values are decided by its shape: no payload anywhere → the variant's name;
 * otherwise `{ type, value }`. Indices are written out, so nothing shifts when a variant goes.
 */
export function variant<const V extends Variants>(
  path: string,
  variants: V,
  options: TypeOptions = {},
): Codec<StaticVariant<V>> {
  const entries: Entry[] = [];
  const infos: TypeVariant[] = [];
  for (const [name, [index, payload, ...docs]] of Object.entries(variants)) {
    const { codec, fields } = payloadCodec(payload);
    entries.push({ name, index, codec });
    infos.push({ name, index, docs, fields });
  }
  return new Enum(path, entries, infos, options) as unknown as Codec<StaticVariant<V>>;
}

class Option<T> extends Codec<T | undefined> {
  readonly type: TypeInfo;
  readonly #inner: Codec<T>;
  readonly #twofold: boolean;

  constructor(inner: Codec<T>) {
    super();
    this.#inner = inner;
    this.#twofold = inner instanceof Option;
    const field = new Field<unknown>(inner as Codec<unknown>, [], undefined);
    this.type = {
      path: ["Option"],
      params: [{ name: "T", codec: inner as Codec<unknown> }],
      def: {
        kind: "variant",
        variants: [
          { name: "None", index: 0, docs: [], fields: [] },
          { name: "Some", index: 1, docs: [], fields: [{ name: undefined, field }] },
        ],
      },
      docs: [],
    };
  }

  read(r: Reader): T | undefined {
    const at = r.offset;
    const tag = r.byte();
    if (tag === 0) return undefined;
    if (tag !== 1) throw r.error("bad-option", `${tag} is neither none (0) nor some (1)`, at);
    const value = r.nested(() => this.#inner.read(r));
    return value === undefined && this.#twofold ? (null as T) : value;
  }

  write(w: Writer, value: T | undefined): void {
    if (value === undefined) return w.byte(0);
    w.byte(1);
    this.#inner.write(w, value === null && this.#twofold ? (undefined as T) : value);
  }
}

/** `Option<T>` as `T | undefined`. In an option of an option, `undefined` is the outer none and `null` is some(none). */
export function option<T>(inner: Codec<T>): Codec<(T extends undefined ? null : T) | undefined> {
  return new Option(inner) as unknown as Codec<(T extends undefined ? null : T) | undefined>;
}

/** `Result<T, E>`. */
export function result<T, E>(
  ok: Codec<T>,
  err: Codec<E>,
): Codec<{ readonly type: "Ok"; readonly value: T } | { readonly type: "Err"; readonly value: E }> {
  return variant(
    "Result",
    { Ok: [0, ok], Err: [1, err] },
    {
      params: [
        { name: "T", codec: ok as Codec<unknown> },
        { name: "E", codec: err as Codec<unknown> },
      ],
    },
  ) as unknown as Codec<{ readonly type: "Ok"; readonly value: T } | { readonly type: "Err"; readonly value: E }>;
}
