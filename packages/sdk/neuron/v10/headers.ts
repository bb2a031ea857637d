import { NeuronError } from "../errors.ts";
import { readJson } from "./json-read.ts";
import { toNeuronError } from "./mismatch.ts";
import { reprFloat } from "./python-repr.ts";
import type { AnySynapse } from "./synapse.ts";
import { NO_TERMINAL, parseSeconds, pushTerminal, type TerminalInfo, terminalFromHeaders } from "./terminal.ts";

/** What the headers of a request or an answer say. Nothing of it is believed before the signature has been checked. */
export type V10Head = {
  /** Name of the synapse. */
  readonly name: string;
  /** Seconds that the caller waits. It is not signed. */
  readonly timeout: number;
  /** Who calls; `ip` and `port` are those of the connection once an axon has it. */
  readonly dendrite: TerminalInfo;
  /** Who is called, in the caller's words. */
  readonly axon: TerminalInfo;
  /** Hash of the body, which is signed. */
  readonly bodyHash: string;
};

/** Python's default, in seconds. */
export const DEFAULT_TIMEOUT = 12;

// There are seven empty values; each is encoded once.
const encoded = new Map<string, string>();

function base64(json: string): string {
  let text = encoded.get(json);
  if (text === undefined) {
    text = Buffer.from(json).toString("base64");
    encoded.set(json, text);
  }
  return text;
}

/** The headers that stand for required fields: an empty value of each one's class, so that they never hold the values themselves. */
export function inputHeaders(kind: AnySynapse, values: { readonly [name: string]: unknown }): string[] {
  const out: string[] = [];
  for (const { name, type, required, header } of kind.entries) {
    const empty = required ? type.empty(values[name]) : undefined;
    if (empty !== undefined) out.push(header, base64(empty));
  }
  return out;
}

/**
 * The headers of the v10 wire, names and values in turn, in Python's order.
 * @param inputs what {@link inputHeaders} gave
 * @param bodyBytes bytes of the body. `header_size` and `total_size` are sizes of Python objects there; here they are bytes on the wire
 */
export function v10Headers(head: V10Head, inputs: readonly string[], bodyBytes: number): string[] {
  const out = ["name", head.name, "timeout", reprFloat(head.timeout)];
  pushTerminal(out, "axon", head.axon);
  pushTerminal(out, "dendrite", head.dendrite);
  for (const text of inputs) out.push(text);
  let size = 0;
  for (const text of out) size += text.length;
  out.push("header_size", String(size), "total_size", String(size + bodyBytes), "computed_body_hash", head.bodyHash);
  return out;
}

type Headers = { readonly [name: string]: string | readonly string[] | undefined };

function checkInputs(kind: AnySynapse, headers: Headers): void {
  for (const { name, type, required, header } of kind.entries) {
    if (!required) continue;
    const text = headers[header.toLowerCase()];
    if (text === undefined && type.nullable) continue;
    const bad = (why: string, options?: ErrorOptions) =>
      new NeuronError("BadHeaders", `The header ${header} ${why}.`, options);
    if (typeof text !== "string") throw bad("is missing: it stands for a required field");
    const empty = type.empty(undefined);
    if (empty !== undefined && text === base64(empty)) continue;
    try {
      type.decode(readJson(Buffer.from(text, "base64").toString()));
    } catch (error) {
      throw bad(`holds no value of its field ${name} (${type.python})`, { cause: toNeuronError(error, header) });
    }
  }
}

function single(headers: Headers, name: string): string | undefined {
  const text = headers[name];
  if (text === undefined || typeof text === "string") return text;
  throw new NeuronError("BadHeaders", `The header ${name} was sent ${text.length} times.`);
}

/** Reads the headers of a request for a synapse. @throws NeuronError `BadHeaders` */
export function readHead(kind: AnySynapse, headers: Headers): V10Head {
  const timeoutText = single(headers, "timeout");
  const timeout = timeoutText === undefined ? DEFAULT_TIMEOUT : parseSeconds(timeoutText);
  if (timeout === undefined) throw new NeuronError("BadHeaders", "The header timeout is not a number of seconds.");
  const axon = terminalFromHeaders(headers, "axon");
  const dendrite = terminalFromHeaders(headers, "dendrite");
  checkInputs(kind, headers);
  return { name: kind.name, timeout, axon, dendrite, bodyHash: single(headers, "computed_body_hash") ?? "" };
}

/** What an answer to a request says that could not be read. */
export function emptyHead(name: string, bodyHash: string): V10Head {
  return { name, timeout: DEFAULT_TIMEOUT, axon: NO_TERMINAL, dendrite: NO_TERMINAL, bodyHash };
}
