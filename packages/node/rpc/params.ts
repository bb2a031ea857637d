import { ss58Decode } from "@waystone/crypto";
import { AccountId, type Hash } from "@waystone/primitives";
import { fromHex, isHex, ScaleError, toHex } from "@waystone/scale";
import { MAX_STATE_KEY } from "@waystone/state";
import { invalidParams, type RpcError } from "./error.ts";

/** What a reader answers for a value that is not what it expects. */
export const WRONG: unique symbol = Symbol("wrong");

/** How one parameter is read. */
export interface Param<T> {
  /** What is expected, in words that continue "must be". */
  readonly expected: string;
  /** Whether it may be missing or null. */
  readonly optional?: boolean;
  /** The value, {@link WRONG} for what is not expected. Never sees `null` or `undefined` where it is optional. */
  read(value: unknown): T | typeof WRONG;
}

/** A method's parameters by name, in their order. */
export type ParamSchema = Readonly<Record<string, Param<unknown>>>;
/** What a schema's parameters are once they are read. */
export type ArgsOf<S extends ParamSchema> = { readonly [K in keyof S]: S[K] extends Param<infer T> ? T : never };

/** A parameter that may be missing or null. */
export function optional<T>(param: Param<T>): Param<T | undefined> {
  return { ...param, optional: true };
}

/** A parameter that may be missing or null, which stands for another value then. */
export function withDefault<T>(param: Param<T>, fallback: T): Param<T> {
  return { ...param, optional: true, read: value => (value === undefined ? fallback : param.read(value)) };
}

/** Text. */
export const text: Param<string> = {
  expected: "a string",
  read: value => (typeof value === "string" ? value : WRONG),
};

/** A boolean. */
export const flag: Param<boolean> = {
  expected: "true or false",
  read: value => (typeof value === "boolean" ? value : WRONG),
};

/** A whole number of at least 0. */
export const count: Param<number> = {
  expected: "a whole number",
  read: value => (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : WRONG),
};

/** A block's hash. */
export const blockHash: Param<Hash> = {
  expected: "a block hash: 0x and 64 hex digits",
  read(value) {
    if (typeof value !== "string") return WRONG;
    const hash = value.toLowerCase();
    return isHex(hash, 32) ? hash : WRONG;
  },
};

/** Bytes as hex, with or without `0x`. */
export const bytes: Param<Uint8Array> = {
  expected: "bytes as hex",
  read(value) {
    if (typeof value !== "string") return WRONG;
    try {
      return fromHex(value);
    } catch (error) {
      if (error instanceof ScaleError) return WRONG;
      throw error;
    }
  },
};

/** A storage key: what is longer than keys can be is kept nowhere. */
export const storageKey: Param<Uint8Array> = {
  expected: `a storage key of at most ${MAX_STATE_KEY} bytes as hex`,
  read(value) {
    if (typeof value !== "string" || value.length > 2 * MAX_STATE_KEY + 2) return WRONG;
    return bytes.read(value);
  },
};

/** An account, by its SS58 address or as hex of its public key. */
export const account: Param<AccountId> = {
  expected: "an SS58 address of 32 bytes with prefix 42",
  read(value) {
    if (typeof value !== "string") return WRONG;
    if (isHex(value, 32)) return AccountId.from(value);
    try {
      return AccountId.from(toHex(ss58Decode(value)));
    } catch {
      return WRONG; // whatever is wrong with an address, what is expected says it
    }
  },
};

/** A list of at most so many values. */
export function list<T>(item: Param<T>, most: number): Param<readonly T[]> {
  return {
    expected: `a list of at most ${most} values, each ${item.expected}`,
    read(value) {
      if (!Array.isArray(value) || value.length > most) return WRONG;
      const out: T[] = [];
      for (const one of value) {
        const read = item.read(one);
        if (read === WRONG) return WRONG;
        out.push(read);
      }
      return out;
    },
  };
}

/** One value, or a list of at most so many. */
export function oneOrList<T>(item: Param<T>, most: number): Param<readonly T[]> {
  const many = list(item, most);
  return {
    expected: `${item.expected}, or ${many.expected}`,
    read(value) {
      if (Array.isArray(value)) return many.read(value);
      const read = item.read(value);
      return read === WRONG ? WRONG : [read];
    },
  };
}

/** Longest that a value is shown in an error. */
const SHOWN = 100;

/** A value as an error shows it, whatever its size. */
function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value) && value.length > 10) return `a list of ${value.length} values`;
  const text = JSON.stringify(typeof value === "string" ? value.slice(0, SHOWN) : value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}…` : text;
}

function wrong(at: number, name: string, param: Param<unknown>, value: unknown): RpcError {
  return invalidParams(`parameter ${at + 1} must be ${param.expected}; ${name} is ${show(value)}`);
}

/**
 * Reads parameters in the order of their schema, or by name from an object. What is beyond a list's schema is not looked at.
 * @throws RpcError -32602 naming the parameter, what came and what was expected
 */
export function readParams<S extends ParamSchema>(schema: S, given: unknown): ArgsOf<S> {
  const byPosition = Array.isArray(given) || given === undefined || given === null;
  if (!byPosition && typeof given !== "object")
    throw invalidParams("a list in the method's order, or an object by name, is expected");
  const values = (given ?? []) as Readonly<Record<string | number, unknown>>;
  const stranger = byPosition ? undefined : Object.keys(values).find(key => !Object.hasOwn(schema, key));
  if (stranger !== undefined)
    throw invalidParams(
      `there is no parameter "${stranger}"; known by name: ${Object.keys(schema).join(", ") || "none"}`,
    );
  const out: Record<string, unknown> = {};
  for (const [at, [name, param]] of Object.entries(schema).entries()) {
    const key = byPosition ? at : name;
    const value = Object.hasOwn(values, key) ? (values[key] ?? undefined) : undefined;
    const read = value === undefined && param.optional === true ? absent(param) : param.read(value);
    if (read === WRONG) throw wrong(at, name, param, value);
    out[name] = read;
  }
  return out as ArgsOf<S>;
}

function absent(param: Param<unknown>): unknown {
  const read = param.read(undefined);
  return read === WRONG ? undefined : read;
}
