import { isJsonObject, type Json, keysOf } from "./json-read.ts";
import { at, Mismatch } from "./mismatch.ts";
import { jsonFloat, PyFloat, reprBool, reprDict, reprFloat, reprList, reprStr } from "./python-repr.ts";
import { anyEmpty, anyJson, anyPlain, anyRepr } from "./untyped.ts";

/** One kind of value that a synapse's field can hold: how it is read and written, and what Python makes of it in a body hash. */
export interface FieldType<V> {
  /** As Python would annotate it. */
  readonly python: string;
  /** Whether it may be `None`. */
  readonly nullable: boolean;
  /** The value of what was read. @throws Mismatch */
  decode(json: Json | undefined): V;
  /** JSON of a value; integers and floats as Python writes them. @throws Mismatch */
  encode(value: V): string;
  /** Python's `repr` of a value, or of what was read and could be decoded. */
  repr(value: unknown): string;
  /** JSON of an empty value of the same Python class, which stands in the headers; undefined for `None`. */
  empty(value: unknown): string | undefined;
  /** A field that need not be given. */
  default(value: V): Defaulted<V>;
}

/** A field with a default. */
export interface Defaulted<V> {
  readonly type: FieldType<V>;
  readonly value: V;
}

/** A field of a synapse: a type, which makes it required, or a type with a default. */
export type Field = FieldType<unknown> | Defaulted<unknown>;

/** Fields of a synapse by name, in their order in the Python class. */
export type Fields = { readonly [name: string]: Field };

/** The type of a field's value. */
export type FieldValue<F> = F extends Defaulted<infer V> ? V : F extends FieldType<infer V> ? V : never;

/** The values of all fields. */
export type Values<F extends Fields> = { -readonly [K in keyof F]: FieldValue<F[K]> };

/** What a caller gives: fields with a default may be left out. */
export type Inputs<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Defaulted<unknown> ? never : K]: FieldValue<F[K]>;
} & { readonly [K in keyof F as F[K] extends Defaulted<unknown> ? K : never]?: FieldValue<F[K]> };

/** The type of a field. */
export function typeOf(field: Field): FieldType<unknown> {
  return "type" in field ? field.type : field;
}

type Spec<V> = Omit<FieldType<V>, "default" | "nullable" | "empty"> & {
  readonly nullable?: boolean;
  readonly empty: string | ((value: unknown) => string | undefined);
};

/** Completes a type. */
export function define<V>({ nullable = false, empty, ...rest }: Spec<V>): FieldType<V> {
  const type: FieldType<V> = {
    ...rest,
    nullable,
    empty: typeof empty === "string" ? () => empty : empty,
    default: value => ({ type, value }),
  };
  return type;
}

const str: FieldType<string> = define<string>({
  python: "str",
  empty: '""',
  decode(json) {
    if (typeof json === "string") return json;
    throw new Mismatch("a str", json);
  },
  encode: value => JSON.stringify(str.decode(value)),
  repr: value => reprStr(String(value)),
});

/** The number of an int, of a float without a fraction too, as pydantic has it. */
function toInt(json: unknown): number | bigint {
  if (typeof json === "bigint" || (typeof json === "number" && Number.isSafeInteger(json))) return json;
  if (json instanceof PyFloat && Number.isSafeInteger(json.value)) return json.value;
  throw new Mismatch("an int", json);
}

function intText(value: unknown): string {
  return String(toInt(value));
}

const int: FieldType<number> = define<number>({
  python: "int",
  empty: "0",
  decode(json) {
    const value = toInt(json);
    if (typeof value === "number") return value;
    throw new Mismatch("an int below 2^53 (declare t.bigint for larger ones)", json);
  },
  encode: value => String(int.decode(value)),
  repr: intText,
});

const bigint: FieldType<bigint> = define<bigint>({
  python: "int",
  empty: "0",
  decode: json => BigInt(toInt(json)),
  encode: intText,
  repr: intText,
});

function toFloat(json: unknown): number {
  if (typeof json === "number") return json;
  if (json instanceof PyFloat) return json.value;
  if (typeof json === "bigint") return Number(json);
  throw new Mismatch("a float", json);
}

const float: FieldType<number> = define<number>({
  python: "float",
  empty: "0.0",
  decode: toFloat,
  encode: value => jsonFloat(toFloat(value)),
  repr: value => reprFloat(toFloat(value)),
});

const bool: FieldType<boolean> = define<boolean>({
  python: "bool",
  empty: "false",
  decode(json) {
    if (typeof json === "boolean") return json;
    throw new Mismatch("a bool", json);
  },
  encode: value => String(bool.decode(value)),
  repr: value => reprBool(value === true),
});

function asList(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new Mismatch("a list", value);
}

function each<T>(list: readonly unknown[], map: (item: never) => T): T[] {
  const out = new Array<T>(list.length);
  let i = 0;
  try {
    for (; i < list.length; i++) out[i] = map(list[i] as never);
  } catch (error) {
    at(error, i);
  }
  return out;
}

/** A list of one kind. */
function list<V>(item: FieldType<V>): FieldType<V[]> {
  return define<V[]>({
    python: `list[${item.python}]`,
    empty: "[]",
    decode: json => each(asList(json), item.decode),
    encode: value => `[${each(asList(value), item.encode).join(",")}]`,
    repr: value => reprList(each(asList(value), item.repr)),
  });
}

function asObject(value: unknown): { readonly [key: string]: Json } {
  if (isJsonObject(value as Json)) return value as { readonly [key: string]: Json };
  throw new Mismatch("a dict", value);
}

const INT_KEY = /^-?(?:0|[1-9][0-9]*)$/;

/** A dict of one kind, in the order of its keys; `int` keys are texts in JSON and in JavaScript. */
function dict<V>(value: FieldType<V>, keys: "str" | "int" = "str"): FieldType<{ [key: string]: V }> {
  const over = <T>(object: object, map: (item: never) => T): [string, T][] =>
    keysOf(object).map(key => {
      try {
        if (keys === "int" && !INT_KEY.test(key)) throw new Mismatch("an int as key", key);
        return [key, map((object as Record<string, never>)[key] as never)];
      } catch (error) {
        return at(error, key);
      }
    });
  return define<{ [key: string]: V }>({
    python: `dict[${keys}, ${value.python}]`,
    empty: "{}",
    decode: json => Object.fromEntries(over(asObject(json), value.decode)),
    encode(given) {
      const entries = over(asObject(given), value.encode);
      return `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(",")}}`;
    },
    repr(given) {
      const entries = over(asObject(given), value.repr);
      return reprDict(entries.map(([key, text]) => [keys === "int" ? key : reprStr(key), text]));
    },
  });
}

/** A nested pydantic model, which is a dict on the wire: its own fields, in their order. */
function model<F extends Fields>(fields: F): FieldType<Values<F>> {
  const entries = Object.entries(fields).map(([name, field]) => [name, field, typeOf(field)] as const);
  const over = <T>(given: unknown, map: (type: FieldType<unknown>, item: Json | undefined) => T): [string, T][] => {
    const object = asObject(given);
    return entries.map(([name, field, type]) => {
      try {
        const item = Object.hasOwn(object, name) ? object[name] : undefined;
        return [name, map(type, item === undefined && "type" in field ? (field.value as Json) : item)];
      } catch (error) {
        return at(error, name);
      }
    });
  };
  return define<Values<F>>({
    python: "BaseModel",
    empty: "{}",
    decode: json => Object.fromEntries(over(json, (type, item) => type.decode(item))) as Values<F>,
    encode(given) {
      const parts = over(given, (type, item) => type.encode(item));
      return `{${parts.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
    },
    repr(given) {
      const parts = over(given, (type, item) => type.repr(item));
      return reprDict(parts.map(([name, text]) => [reprStr(name), text]));
    },
  });
}

/** Something, or `None`. In Python `Optional[X]` alone is required; add `.default(null)` for `= None`. */
function optional<V>(type: FieldType<V>): FieldType<V | null> {
  const none = (value: unknown): value is null | undefined => value === null || value === undefined;
  return define<V | null>({
    python: `Optional[${type.python}]`,
    nullable: true,
    empty: value => (none(value) ? undefined : type.empty(value)),
    decode: json => (none(json) ? null : type.decode(json)),
    encode: value => (none(value) ? "null" : type.encode(value)),
    repr: value => (none(value) ? "None" : type.repr(value)),
  });
}

/**
 * Any JSON. What was 1.0 in Python is the number 1 here, and is sent as 1: write `new PyFloat(1)` where it matters. Numbers that are
 * safe integers are ints, others floats.
 */
const any: FieldType<unknown> = define<unknown>({
  python: "Any",
  nullable: true,
  empty: anyEmpty,
  decode: json => anyPlain(json ?? null),
  encode: value => anyJson(value ?? null),
  repr: value => anyRepr(value ?? null),
});

/** Python's types, as fields of a synapse are declared with them. */
export const basic = { str, int, bigint, float, bool, list, dict, model, optional, any };
