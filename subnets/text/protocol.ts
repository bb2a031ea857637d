import type { Protocol } from "@waystone/sdk/subnet";
import * as z from "zod";
import { decodeDistribution, encodeDistribution } from "./answers.ts";
import { type Distribution, SYMBOLS } from "./models/model.ts";

/** Most prefixes in one request. */
export const MOST_PREFIXES = 64;
/** Longest prefix in a request, in bytes. */
export const PREFIX_BYTES = 256;
/** Milliseconds that a miner has for a challenge; later answers count as none. */
const ANSWER_TIMEOUT_MS = 2_000;

/** What miners are asked: the bytes to predict after. */
export type Prefixes = readonly Uint8Array[];
/** What they answer: one distribution a prefix, in order. */
export type Predictions = readonly Distribution[];

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is too long is not looked at any further: the expression above needs stack for each four characters. */
const TOO_LONG = { abort: true } as const;

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);
const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");

/** Says which prefix is too long: the length of its base64 bounds its bytes only to a multiple of three. */
function checkLengths(prefixes: Prefixes, { issues }: { readonly issues: z.core.$ZodRawIssue[] }): Prefixes {
  const long = prefixes.findIndex(prefix => prefix.length > PREFIX_BYTES);
  if (long >= 0)
    issues.push({
      code: "custom",
      input: long,
      path: ["prefixes", long],
      message: `at most ${PREFIX_BYTES} bytes are expected`,
    });
  return prefixes;
}

/** Prefixes travel as base64 of each. */
const question = z.codec(
  z.strictObject({
    version: z.literal(1),
    prefixes: z
      .array(z.string().max(base64Length(PREFIX_BYTES), TOO_LONG).regex(BASE64))
      .min(1)
      .max(MOST_PREFIXES),
  }),
  z.custom<Prefixes>(),
  {
    decode: ({ prefixes }, ctx) =>
      checkLengths(
        prefixes.map(text => new Uint8Array(Buffer.from(text, "base64"))),
        ctx,
      ),
    encode: (prefixes, ctx) => ({ version: 1 as const, prefixes: checkLengths(prefixes, ctx).map(base64) }),
  },
);

/** Distributions travel as base64 of 256 bytes each, in a row (see `answers.ts`). */
const answer = z.codec(
  z.strictObject({
    version: z.literal(1),
    answers: z
      .string()
      .max(base64Length(MOST_PREFIXES * SYMBOLS), TOO_LONG)
      .regex(BASE64),
  }),
  z.custom<Predictions>(),
  {
    decode({ answers }, ctx) {
      const bytes = Buffer.from(answers, "base64");
      if (bytes.length % SYMBOLS !== 0) {
        ctx.issues.push({
          code: "custom",
          input: answers.length,
          path: ["answers"],
          message: `${SYMBOLS} bytes a prefix are expected`,
        });
        return [];
      }
      return Array.from({ length: bytes.length / SYMBOLS }, (_, i) =>
        decodeDistribution(bytes.subarray(i * SYMBOLS, (i + 1) * SYMBOLS)),
      );
    },
    encode(distributions) {
      const bytes = new Uint8Array(distributions.length * SYMBOLS);
      for (const [i, distribution] of distributions.entries()) bytes.set(encodeDistribution(distribution), i * SYMBOLS);
      return { version: 1 as const, answers: base64(bytes) };
    },
  },
);

/** How validators and miners of the text subnet talk. */
export const TEXT_PROTOCOL: Protocol<Prefixes, Predictions> = {
  path: "/text/predict",
  docs: "How likely is each byte to follow each of these prefixes?",
  question,
  answer,
  limits: { questionBytes: 64 * 1024, answerBytes: 64 * 1024, timeoutMs: ANSWER_TIMEOUT_MS },
  fits: (asked, { length }) =>
    length === asked.length ? undefined : `${asked.length} distributions are expected, got ${length}`,
};
