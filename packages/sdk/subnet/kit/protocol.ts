import * as z from "zod";
import type { AnySynapse } from "../../neuron/v10/synapse.ts";
import { SubnetError } from "./errors.ts";

/** What a protocol's two sides take from each other at most. */
export interface ProtocolLimits {
  /** Bytes of a question's JSON. */
  readonly questionBytes: number;
  /** Bytes of an answer's JSON. */
  readonly answerBytes: number;
  /** Milliseconds that a miner has; a later answer counts as none. */
  readonly timeoutMs: number;
}

/**
 * How validators and miners of a subnet talk: one schema for each direction gives validation, types and documentation. A schema whose
 * values travel in another form, such as bytes as base64, is a `z.codec`.
 */
export interface Protocol<Question, Answer> {
  /** Where a miner answers, such as `/text/predict`. */
  readonly path: string;
  /** What is asked, in a sentence. */
  readonly docs: string;
  readonly question: z.ZodType<Question>;
  readonly answer: z.ZodType<Answer>;
  readonly limits: ProtocolLimits;
  /**
   * How both travel on the wire of SDK 10, where one synapse holds question and answer: its fields are those of the question's JSON and,
   * with a default, those of the answer's, which are named. Without it the subnet has no such neurons.
   */
  readonly v10?: { readonly synapse: AnySynapse; readonly answer: readonly string[] };
  /** Why an answer that is right in form does not fit its question; `undefined` where it does. */
  fits?(question: Question, answer: Answer): string | undefined;
}

/** The first thing that is wrong, with its place. Never the value: an answer may be long, a question secret. */
function explain(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "it cannot be read";
  return `${issue.path.length === 0 ? "" : `${issue.path.join(".")}: `}${issue.message}`;
}

/** A question as it travels. @throws SubnetError `bad-question` for one that does not fit the schema */
export function writeQuestion<Q, A>(protocol: Protocol<Q, A>, question: Q): unknown {
  return write(protocol.question, question, "bad-question", `a question for ${protocol.path}`);
}

/** An answer as it travels. @throws SubnetError `bad-answer` for one that does not fit the schema, or its question */
export function writeAnswer<Q, A>(protocol: Protocol<Q, A>, question: Q, answer: A): unknown {
  checkFit(protocol, question, answer);
  return write(protocol.answer, answer, "bad-answer", `an answer of ${protocol.path}`);
}

/** A question that came from outside. @throws SubnetError `bad-question` */
export function readQuestion<Q, A>(protocol: Protocol<Q, A>, wire: unknown): Q {
  const parsed = protocol.question.safeParse(wire);
  if (parsed.success) return parsed.data;
  throw new SubnetError("bad-question", `not a question for ${protocol.path}: ${explain(parsed.error)}`);
}

/** An answer that came from outside. @throws SubnetError `bad-answer`; one who scores counts that as no answer */
export function readAnswer<Q, A>(protocol: Protocol<Q, A>, question: Q, wire: unknown): A {
  const parsed = protocol.answer.safeParse(wire);
  if (!parsed.success)
    throw new SubnetError("bad-answer", `not an answer of ${protocol.path}: ${explain(parsed.error)}`);
  checkFit(protocol, question, parsed.data);
  return parsed.data;
}

function checkFit<Q, A>(protocol: Protocol<Q, A>, question: Q, answer: A): void {
  const why = protocol.fits?.(question, answer);
  if (why !== undefined)
    throw new SubnetError("bad-answer", `not an answer to what ${protocol.path} was asked: ${why}`);
}

function write(schema: z.ZodType, value: unknown, code: "bad-question" | "bad-answer", what: string): unknown {
  const written = z.safeEncode(schema, value);
  if (written.success) return written.data;
  throw new SubnetError(code, `${what} cannot be sent: ${explain(written.error)}`);
}

/** The protocol as OpenAPI 3.1, for documentation and for clients in other languages. */
export function openApi<Q, A>(name: string, protocol: Protocol<Q, A>): object {
  const json = (schema: z.ZodType) => ({
    content: { "application/json": { schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) } },
  });
  const { path, docs, limits } = protocol;
  return {
    openapi: "3.1.0",
    info: { title: name, version: "1", description: `${docs} Requests are signed as btauth/1 says.` },
    paths: {
      [path]: {
        post: {
          summary: docs,
          description: `At most ${limits.questionBytes} bytes; the answer within ${limits.timeoutMs} ms, of at most ${limits.answerBytes} bytes.`,
          requestBody: { required: true, ...json(protocol.question) },
          responses: { "200": { description: "the answer", ...json(protocol.answer) } },
        },
      },
    },
  };
}
