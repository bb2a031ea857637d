import { bytesToHex, sha3_256 } from "@waystone/crypto";
import { NeuronError } from "../errors.ts";
import { isJsonObject, type Json, type JsonObject, readJson } from "./json-read.ts";
import { at, located, Mismatch, toNeuronError } from "./mismatch.ts";
import { tensor } from "./tensor-wire.ts";
import { basic, type Field, type Fields, type FieldType, type Inputs, typeOf, type Values } from "./types.ts";

/** Python's types, as the fields of a {@link synapse} are declared with them. */
export const t = { ...basic, tensor };

/** What a synapse class is, as {@link synapse} is told. */
export type SynapseOptions<F extends Fields> = {
  /** Name of the Python class; it is the path of the request. */
  readonly name: string;
  /** Fields in the order of the Python class. */
  readonly fields: F;
  /** The class's `required_hash_fields`, in their order: only what stands here is covered by the signature. */
  readonly hash?: readonly (keyof F & string)[];
  /** Whether the class is a `StreamingSynapse`. */
  readonly streaming?: boolean;
};

/** A synapse of any kind. */
export type AnySynapse = {
  readonly name: string;
  readonly fields: Fields;
  readonly hash: readonly string[];
  readonly streaming: boolean;
  /** Fields in their order, with what is needed of each. */
  readonly entries: readonly SynapseEntry[];
};

/** A kind of request of Bittensor's SDK 10: a Python class `bittensor.Synapse` by its name and fields. */
export type Synapse<F extends Fields> = AnySynapse & { readonly fields: F };

/** A field of a synapse. */
export type SynapseEntry = {
  readonly name: string;
  readonly type: FieldType<unknown>;
  readonly required: boolean;
  /** A default of its own for each use, since a handler may change it. */
  readonly fallback: () => unknown;
  /** Name of the header that stands for it. */
  readonly header: string;
};

/** The fields that a synapse has by itself. */
const OWN = new Set(["name", "timeout", "total_size", "header_size", "dendrite", "axon", "computed_body_hash"]);
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,127}$/;

function entryOf(name: string, field: Field): SynapseEntry {
  const type = typeOf(field);
  const required = !("type" in field);
  const value = required ? undefined : field.value;
  const fallback = typeof value === "object" && value !== null ? () => structuredClone(value) : () => value;
  return { name, type, required, fallback, header: `bt_header_input_obj_${name}` };
}

/**
 * Declares a synapse as its Python class does.
 * @throws NeuronError `BadBody` for a name that Python could not have, or one that every synapse has
 * @example
 * const Chat = synapse({
 *   name: "Chat",
 *   fields: { prompt: t.str, temperature: t.float.default(1), answer: t.optional(t.str).default(null) },
 *   hash: ["prompt"],
 * });
 */
export function synapse<const F extends Fields>(options: SynapseOptions<F>): Synapse<F> {
  const bad = (why: string) => new NeuronError("BadBody", `The synapse ${JSON.stringify(options.name)}: ${why}.`);
  if (!NAME.test(options.name)) throw bad("its name is not the name of a Python class");
  const entries = Object.entries(options.fields).map(([name, field]) => entryOf(name, field));
  for (const { name } of entries) {
    if (!NAME.test(name)) throw bad(`"${name}" is not the name of a field`);
    if (OWN.has(name)) throw bad(`every synapse has the field "${name}" already`);
  }
  const hash = options.hash ?? [];
  for (const name of hash) if (!Object.hasOwn(options.fields, name)) throw bad(`it hashes "${name}", which it lacks`);
  return { name: options.name, fields: options.fields, hash, streaming: options.streaming === true, entries };
}

/** The plain synapse, which every axon answers: a ping. */
export const Ping = synapse({ name: "Synapse", fields: {} });

/** `sha3_256("")`: the body hash of a synapse that hashes no fields. */
export const EMPTY_BODY_HASH = bytesToHex(sha3_256(new Uint8Array())).slice(2);

const utf8 = new TextEncoder();

function hashText(text: string): string {
  if (!text.isWellFormed()) throw new Mismatch("text without lone surrogates, which cannot be hashed", text);
  return bytesToHex(sha3_256(utf8.encode(text))).slice(2);
}

/**
 * The body hash that is signed: SHA3-256 over the hashes of `str(value)` of each hash field, in hexadecimal without a prefix.
 * @param values values, or the fields of a body as read: those tell 1 from 1.0 where no type is declared
 * @throws Mismatch
 */
export function bodyHash(kind: AnySynapse, values: { readonly [name: string]: unknown }): string {
  if (kind.hash.length === 0) return EMPTY_BODY_HASH;
  let joined = "";
  for (const name of kind.hash) {
    const field = kind.fields[name];
    if (field === undefined) continue;
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    const value = given === undefined && "type" in field ? field.value : given;
    try {
      joined += hashText(typeof value === "string" ? value : typeOf(field).repr(value));
    } catch (error) {
      at(error, name);
    }
  }
  return hashText(joined);
}

const emptyHashes = new WeakMap<AnySynapse, string>();

/** The body hash of what the headers of a request say by themselves: Python's axon puts it into refusals. */
export function headerHash(kind: AnySynapse): string {
  let hash = emptyHashes.get(kind);
  if (hash === undefined) {
    const values = kind.entries.map(({ name, type, required, fallback }) => {
      const empty = required ? type.empty(undefined) : undefined;
      return [name, required ? readJson(empty ?? "null") : fallback()] as const;
    });
    try {
      hash = bodyHash(kind, Object.fromEntries(values));
    } catch (error) {
      // A nested model is not made of nothing; Python has no such synapse to answer with.
      if (!(error instanceof Mismatch)) throw error;
      hash = EMPTY_BODY_HASH;
    }
    emptyHashes.set(kind, hash);
  }
  return hash;
}

/** The values that a caller gives, with defaults. Types are checked when they are written. */
export function withDefaults<F extends Fields>(kind: Synapse<F>, inputs: Inputs<F>): Values<F> {
  const given = inputs as { readonly [name: string]: unknown };
  const values: Record<string, unknown> = {};
  for (const { name, fallback } of kind.entries) values[name] = given[name] === undefined ? fallback() : given[name];
  return values as Values<F>;
}

/** JSON of each field, `"name":value`, in their order. @throws NeuronError `BadBody` with the field that does not fit */
export function encodeFields(kind: AnySynapse, values: { readonly [name: string]: unknown }): string {
  let out = "";
  for (const { name, type } of kind.entries) {
    try {
      out += `,"${name}":${type.encode(values[name])}`;
    } catch (error) {
      throw toNeuronError(located(error, name), `The synapse ${kind.name}`);
    }
  }
  return out;
}

/** A body that has been read: its values, and its hash as Python would compute it. */
export type DecodedBody<F extends Fields> = {
  readonly values: Values<F>;
  readonly hash: string;
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A body as an object. @throws NeuronError `BadBody` */
export function readObject(bytes: Uint8Array): JsonObject {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new NeuronError("BadBody", "The body is not UTF-8.", { cause });
  }
  const json = readJson(text);
  if (isJsonObject(json)) return json;
  throw new NeuronError("BadBody", "The body is JSON, but not an object.");
}

/** The values of a body; what the synapse has no field for is passed over, as in Python. @throws Mismatch */
function decodeFields<F extends Fields>(kind: Synapse<F>, json: JsonObject): Values<F> {
  const values: Record<string, unknown> = {};
  for (const { name, type, required, fallback } of kind.entries) {
    const item: Json | undefined = Object.hasOwn(json, name) ? json[name] : undefined;
    if (item === undefined && !required) values[name] = fallback();
    else if (item === undefined) at(new Mismatch(`a ${type.python}, which is required`, item), name);
    else {
      try {
        values[name] = type.decode(item);
      } catch (error) {
        at(error, name);
      }
    }
  }
  return values as Values<F>;
}

/** Values of a body and nothing else, for answers, whose hash nobody checks. @throws NeuronError `BadBody` */
export function decodeValues<F extends Fields>(kind: Synapse<F>, json: JsonObject): Values<F> {
  try {
    return decodeFields(kind, json);
  } catch (error) {
    throw toNeuronError(error, `The body of ${kind.name}`);
  }
}

/** Values and hash of a body. @throws NeuronError `BadBody` */
export function decodeBody<F extends Fields>(kind: Synapse<F>, bytes: Uint8Array): DecodedBody<F> {
  try {
    const json = readObject(bytes);
    return { values: decodeFields(kind, json), hash: bodyHash(kind, json) };
  } catch (error) {
    throw toNeuronError(error, `The body of ${kind.name}`);
  }
}
