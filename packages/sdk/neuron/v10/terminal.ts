import { NeuronError } from "../errors.ts";
import { isJsonObject, type Json } from "./json-read.ts";
import { jsonFloat, PyFloat, reprFloat } from "./python-repr.ts";

/** One end of a call: the dendrite that calls, or the axon that answers. What is not known is null. */
export type TerminalInfo = {
  readonly statusCode: number | null;
  readonly statusMessage: string | null;
  /** Seconds. */
  readonly processTime: number | null;
  readonly ip: string | null;
  readonly port: number | null;
  /** Version of the SDK: major · 10⁶ + minor · 10³ + patch. */
  readonly version: number | null;
  /** Unix nanoseconds. */
  readonly nonce: bigint | null;
  readonly uuid: string | null;
  readonly hotkey: string | null;
  readonly signature: string | null;
};

/** A terminal of which nothing is known. */
export const NO_TERMINAL: TerminalInfo = {
  statusCode: null,
  statusMessage: null,
  processTime: null,
  ip: null,
  port: null,
  version: null,
  nonce: null,
  uuid: null,
  hotkey: null,
  signature: null,
};

type Kind = "int" | "nonce" | "float" | "str";

/** Name in TypeScript, name on the wire, kind; in the order of the wire. */
const FIELDS: readonly (readonly [key: keyof TerminalInfo, wire: string, kind: Kind])[] = [
  ["statusCode", "status_code", "int"],
  ["statusMessage", "status_message", "str"],
  ["processTime", "process_time", "float"],
  ["ip", "ip", "str"],
  ["port", "port", "int"],
  ["version", "version", "int"],
  ["nonce", "nonce", "nonce"],
  ["uuid", "uuid", "str"],
  ["hotkey", "hotkey", "str"],
  ["signature", "signature", "str"],
];

/** JSON of a terminal, all ten fields. */
export function terminalJson(info: TerminalInfo): string {
  let out = "";
  for (const [key, wire, kind] of FIELDS) {
    const value = info[key];
    const text = value === null ? "null" : kind === "str" ? JSON.stringify(value) : scalarText(value, jsonFloat, kind);
    out += `${out === "" ? "{" : ","}"${wire}":${text}`;
  }
  return `${out}}`;
}

function scalarText(value: string | number | bigint, float: (value: number) => string, kind: Kind): string {
  return kind === "float" ? float(Number(value)) : String(value);
}

// What HTTP lets stand in a header, in its one-byte characters.
const UNFIT = /[^\t\x20-\x7e\x80-\xff]/g;

/** A text as a header can carry it. */
export function headerText(text: string): string {
  return text.replace(UNFIT, "?").slice(0, 1024);
}

/** Adds the headers `bt_header_<end>_*` of what is known. */
export function pushTerminal(headers: string[], end: "axon" | "dendrite", info: TerminalInfo): void {
  for (const [key, wire, kind] of FIELDS) {
    const value = info[key];
    if (value === null) continue;
    headers.push(
      `bt_header_${end}_${wire}`,
      kind === "str" ? headerText(String(value)) : scalarText(value, reprFloat, kind),
    );
  }
}

const DIGITS = /^[0-9]{1,15}$/;
const LONG_DIGITS = /^[0-9]{1,20}$/;
const DECIMAL = /^[0-9]{1,20}(?:\.[0-9]{0,20})?(?:[eE][+-]?[0-9]{1,3})?$/;

/** The number of seconds that Python's `str(float)` wrote. */
export function parseSeconds(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

function parse(kind: Kind, text: string): string | number | bigint | undefined {
  switch (kind) {
    case "str":
      return text;
    case "int":
      return DIGITS.test(text) ? Number(text) : undefined;
    case "nonce":
      return LONG_DIGITS.test(text) ? BigInt(text) : undefined;
    case "float":
      return parseSeconds(text);
  }
}

type Headers = { readonly [name: string]: string | readonly string[] | undefined };

/** The terminal that the headers describe. @throws NeuronError `BadHeaders` for a header that is not of its kind */
export function terminalFromHeaders(headers: Headers, end: "axon" | "dendrite"): TerminalInfo {
  const info: { -readonly [K in keyof TerminalInfo]: unknown } = { ...NO_TERMINAL };
  for (const [key, wire, kind] of FIELDS) {
    const name = `bt_header_${end}_${wire}`;
    const text = headers[name];
    if (text === undefined) continue;
    const value = typeof text === "string" ? parse(kind, text) : undefined;
    if (value === undefined) throw new NeuronError("BadHeaders", `The header ${name} is not of its kind (${kind}).`);
    info[key] = value;
  }
  return info as TerminalInfo;
}

function read(kind: Kind, json: Json | undefined): string | number | bigint | null {
  const number = json instanceof PyFloat ? json.value : json;
  switch (kind) {
    case "str":
      return typeof json === "string" ? json : null;
    case "int":
      return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
    case "nonce":
      return typeof json === "bigint" || (typeof json === "number" && Number.isSafeInteger(json)) ? BigInt(json) : null;
    case "float":
      return typeof number === "number" ? number : null;
  }
}

/** The terminal in a body; what is not of its kind counts as unknown. */
export function terminalFromJson(json: Json | undefined): TerminalInfo {
  if (!isJsonObject(json)) return NO_TERMINAL;
  const info: { -readonly [K in keyof TerminalInfo]: unknown } = { ...NO_TERMINAL };
  for (const [key, wire, kind] of FIELDS) info[key] = read(kind, Object.hasOwn(json, wire) ? json[wire] : undefined);
  return info as TerminalInfo;
}
