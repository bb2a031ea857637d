import * as z from "zod";
import { GatewayError } from "./errors.ts";

/** Longest prompt in characters. */
const PROMPT = 100_000;
/** Longest stop word in characters. */
const STOP = 200;
/** Bytes of a completion that says nothing. */
const USUAL_TOKENS = 200;

const completion = z.object({
  model: z.string().max(200),
  prompt: z.union([z.string().max(PROMPT), z.array(z.string().max(PROMPT)).min(1).max(1)]).default(""),
  max_tokens: z.number().int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  stop: z.union([z.string().max(STOP), z.array(z.string().max(STOP)).max(4)]).nullish(),
  echo: z.boolean().nullish(),
  n: z.literal(1).nullish(),
  best_of: z.literal(1).nullish(),
  // Only what was written has a probability here: likelier bytes are not told.
  logprobs: z.literal(0).nullish(),
});

/** A request to continue a text. A token is a byte here: the models predict bytes. */
export interface CompletionRequest {
  readonly model: string;
  readonly prompt: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number | undefined;
  readonly stream: boolean;
  /** Whether a stream ends with what it took. */
  readonly streamUsage: boolean;
  /** Whether the probabilities of what is written are told. */
  readonly logprobs: boolean;
  readonly stop: readonly string[];
  readonly echo: boolean;
}

/**
 * Reads a request.
 * @param mostBytes of the text that may be asked for
 * @throws GatewayError `invalid_request` naming the field that is wrong
 */
export function parseCompletion(body: unknown, mostBytes: number): CompletionRequest {
  const parsed = completion.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || null;
    const what = field === "logprobs" ? "only 0 is offered, the bytes that are written" : issue?.message;
    throw new GatewayError("invalid_request", `${field ?? "the body"}: ${what ?? "cannot be read"}`, {
      param: field,
    });
  }
  const { model, prompt, max_tokens, temperature, seed, stream, stream_options, stop, echo, logprobs } = parsed.data;
  if ((max_tokens ?? 0) > mostBytes)
    throw new GatewayError(
      "invalid_request",
      `max_tokens: ${max_tokens} are asked for, at most ${mostBytes} are written`,
      {
        param: "max_tokens",
      },
    );
  return {
    model,
    prompt: typeof prompt === "string" ? prompt : (prompt[0] ?? ""),
    maxTokens: max_tokens ?? Math.min(USUAL_TOKENS, mostBytes),
    // Below this the mixture always takes its likeliest byte, and loops.
    temperature: Math.max(temperature ?? 0.65, 0.05),
    seed: seed ?? undefined,
    stream: stream ?? false,
    streamUsage: stream_options?.include_usage ?? false,
    logprobs: logprobs === 0,
    stop: stop === null || stop === undefined ? [] : typeof stop === "string" ? [stop] : stop,
    echo: echo ?? false,
  };
}
