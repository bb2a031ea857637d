import { isJsonObject, type Json, keysOf } from "./json-read.ts";
import { at, Mismatch } from "./mismatch.ts";
import {
  jsonFloat,
  PyFloat,
  PyTuple,
  reprBool,
  reprDict,
  reprFloat,
  reprList,
  reprStr,
  reprTuple,
} from "./python-repr.ts";

// Values without a declared type. Whatever is no JSON is refused, so that what is hashed is what is sent.

const DEPTH = 64;

type Shape<T> = {
  readonly none: T;
  readonly text: (value: string) => T;
  readonly bool: (value: boolean) => T;
  readonly int: (value: number | bigint) => T;
  readonly float: (value: number) => T;
  readonly list: (items: readonly T[]) => T;
  readonly tuple: (items: readonly T[]) => T;
  readonly dict: (entries: readonly (readonly [string, T])[]) => T;
};

function fold<T>(value: unknown, shape: Shape<T>, depth: number): T {
  if (depth > DEPTH) throw new Mismatch(`at most ${DEPTH} levels`, value);
  const all = (items: readonly unknown[]): T[] => items.map((item, i) => inside(item, i));
  const inside = (item: unknown, key: string | number): T => {
    try {
      return fold(item, shape, depth + 1);
    } catch (error) {
      return at(error, key);
    }
  };
  if (value === null) return shape.none;
  if (typeof value === "string") return shape.text(value);
  if (typeof value === "boolean") return shape.bool(value);
  if (typeof value === "bigint") return shape.int(value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? shape.int(value + 0) : shape.float(value);
  if (value instanceof PyFloat) return shape.float(value.value);
  if (Array.isArray(value)) return shape.list(all(value));
  if (value instanceof PyTuple) return shape.tuple(all(value.items));
  if (typeof value === "object") {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      const object = value as Record<string, unknown>;
      return shape.dict(keysOf(object).map(key => [key, inside(object[key], key)] as const));
    }
  }
  throw new Mismatch("JSON", value);
}

const JSON_SHAPE: Shape<string> = {
  none: "null",
  text: value => JSON.stringify(value),
  bool: String,
  int: String,
  float: jsonFloat,
  list: items => `[${items.join(",")}]`,
  tuple: items => `[${items.join(",")}]`,
  dict: entries => `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(",")}}`,
};

const REPR_SHAPE: Shape<string> = {
  none: "None",
  text: reprStr,
  bool: reprBool,
  int: String,
  float: reprFloat,
  list: reprList,
  tuple: reprTuple,
  dict: entries => reprDict(entries.map(([key, text]) => [reprStr(key), text])),
};

/** JSON of a value. @throws Mismatch for what is none */
export function anyJson(value: unknown): string {
  return fold(value, JSON_SHAPE, 0);
}

/** Python's `repr` of a value. @throws Mismatch for what is no JSON */
export function anyRepr(value: unknown): string {
  return fold(value, REPR_SHAPE, 0);
}

/** JSON of an empty value of the same Python class; undefined for `None`. */
export function anyEmpty(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return '""';
  if (typeof value === "boolean") return "false";
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return "0";
  if (typeof value === "number" || value instanceof PyFloat) return "0.0";
  return Array.isArray(value) || value instanceof PyTuple ? "[]" : "{}";
}

/** What was read, as plain JavaScript values; what needs no change is not copied. */
export function anyPlain(value: Json): unknown {
  if (value instanceof PyFloat) return value.value;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const plain = anyPlain(value[i] as Json);
      if (plain === value[i]) continue;
      copy ??= value.slice();
      copy[i] = plain;
    }
    return copy ?? value;
  }
  if (!isJsonObject(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const plain = anyPlain(item);
    if (plain === item) continue;
    copy ??= { ...value };
    Object.defineProperty(copy, key, { value: plain, enumerable: true, configurable: true, writable: true });
  }
  return copy ?? value;
}
