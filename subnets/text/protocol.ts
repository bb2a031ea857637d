import * as z from "zod";
import { decodeDistribution, encodeDistribution } from "./answers.ts";
import { TextSubnetError } from "./errors.ts";
import { type Distribution, SYMBOLS } from "./models/model.ts";

/** Most prefixes in one request. */
export const MOST_PREFIXES = 64;
/** Longest prefix in a request unless the subnet says otherwise, in bytes. */
export const PREFIX_BYTES = 256;

/** Prefixes to predict after, as it travels: base64 of each. */
export type PredictRequest = { readonly version: 1; readonly prefixes: readonly string[] };
/** One distribution a prefix, in order, as it travels: base64 of 256 bytes each, in a row (see `answers.ts`). */
export type PredictResponse = { readonly version: 1; readonly answers: string };

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is too long is not looked at any further: the expression above needs stack for each four characters. */
const TOO_LONG = { abort: true } as const;

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

function requestSchema(prefixBytes: number) {
  return z.strictObject({
    version: z.literal(1),
    prefixes: z
      .array(z.string().max(base64Length(prefixBytes), TOO_LONG).regex(BASE64))
      .min(1)
      .max(MOST_PREFIXES),
  });
}

function responseSchema(count: number) {
  return z.strictObject({
    version: z.literal(1),
    answers: z
      .string()
      .length(base64Length(count * SYMBOLS), TOO_LONG)
      .regex(BASE64),
  });
}

/** The request for the bytes after each of the prefixes. @throws TextSubnetError `bad-request` for 0 or more than 64 prefixes */
export function encodeRequest(prefixes: readonly Uint8Array[]): PredictRequest {
  if (prefixes.length === 0 || prefixes.length > MOST_PREFIXES) {
    throw new TextSubnetError("bad-request", `A request has 1 to ${MOST_PREFIXES} prefixes, got ${prefixes.length}.`);
  }
  return { version: 1, prefixes: prefixes.map(prefix => Buffer.from(prefix).toString("base64")) };
}

/**
 * The prefixes of a request that came from outside.
 * @param prefixBytes longest prefix allowed
 * @throws TextSubnetError `bad-request` naming the first thing that is wrong
 */
export function parseRequest(message: unknown, prefixBytes: number = PREFIX_BYTES): Uint8Array[] {
  const parsed = requestSchema(prefixBytes).safeParse(message);
  if (!parsed.success) throw new TextSubnetError("bad-request", `Not a prediction request: ${explain(parsed.error)}.`);
  return parsed.data.prefixes.map((text, i) => {
    const prefix = new Uint8Array(Buffer.from(text, "base64"));
    // The text's length bounds the bytes only to a multiple of three.
    if (prefix.length > prefixBytes) {
      throw new TextSubnetError(
        "bad-request",
        `Prefix ${i} has ${prefix.length} bytes, at most ${prefixBytes} are answered.`,
      );
    }
    return prefix;
  });
}

/** The response with one distribution a prefix. @throws TextSubnetError `bad-answer` if one of them is none */
export function encodeResponse(distributions: readonly ArrayLike<number>[]): PredictResponse {
  const bytes = new Uint8Array(distributions.length * SYMBOLS);
  distributions.forEach((distribution, i) => {
    bytes.set(encodeDistribution(distribution), i * SYMBOLS);
  });
  return { version: 1, answers: Buffer.from(bytes).toString("base64") };
}

/**
 * The distributions of a response that came from outside, each with sum 1.
 * @param count prefixes that were sent
 * @throws TextSubnetError `bad-answer` naming the first thing that is wrong; a caller that scores counts that as no answer
 */
export function parseResponse(message: unknown, count: number): Distribution[] {
  const parsed = responseSchema(count).safeParse(message);
  if (!parsed.success) throw new TextSubnetError("bad-answer", `Not a prediction response: ${explain(parsed.error)}.`);
  const bytes = Buffer.from(parsed.data.answers, "base64");
  return Array.from({ length: count }, (_, i) => decodeDistribution(bytes.subarray(i * SYMBOLS, (i + 1) * SYMBOLS)));
}

function explain(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "unreadable";
  const path = issue.path.length === 0 ? "message" : issue.path.join(".");
  return `${path}: ${issue.message}`;
}
