import * as z from "zod";
import { GatewayError } from "./errors.ts";

/** Longest prompt in characters. */
const PROMPT = 100_000;
/** Longest stop word in characters. */
const STOP = 200;
/** Most bytes of one completion. */
export const MOST_TOKENS = 2_048;

const completion = z.object({
  model: z.string().max(200),
  prompt: z.union([z.string().max(PROMPT), z.array(z.string().max(PROMPT)).min(1).max(1)]).default(""),
  max_tokens: z.number().int().min(1).max(MOST_TOKENS).nullish(),
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

/** Reads a request. @throws GatewayError `invalid_request` naming the field that is wrong */
export function parseCompletion(body: unknown): CompletionRequest {
  const parsed = completion.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || null;
    const what = field === "logprobs" ? "only 0 is offered, the bytes that are written" : issue?.message;
    throw new GatewayError("invalid_request", `${field ?? "the body"}: ${what ?? "cannot be read"}`, field);
  }
  const { model, prompt, max_tokens, temperature, seed, stream, stream_options, stop, echo, logprobs } = parsed.data;
  return {
    model,
    prompt: typeof prompt === "string" ? prompt : (prompt[0] ?? ""),
    maxTokens: max_tokens ?? 200,
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
