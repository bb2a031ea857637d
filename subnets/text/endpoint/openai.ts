import * as z from "zod";
import { TextSubnetError } from "../errors.ts";
import type { Distribution, Model } from "../models/model.ts";
import type { MinerBackend } from "../ports.ts";
import type { EndpointConfig } from "./config.ts";
import { bytesOfTokens } from "./tokens.ts";

const MOST_RESPONSE_BYTES = 1 << 20;

/** The part of a completion that is read; everything else in it is left alone. */
const completionSchema = z.object({
  choices: z
    .array(z.object({ logprobs: z.object({ top_logprobs: z.array(z.record(z.string(), z.number())).min(1) }) }))
    .min(1),
});

/**
 * A miner that asks any OpenAI-compatible `/completions` endpoint with log-probabilities, one request a prefix. Used only where a user
 * configures one. A prefix that ends within a word may stand across the endpoint's token borders, which costs it some bits.
 */
export class OpenAiBackend implements MinerBackend {
  readonly #config: EndpointConfig;
  readonly #rest: Model | undefined;

  /** @param rest predicts bytes that no likely token begins with; uniform without it */
  constructor(config: EndpointConfig, rest?: Model) {
    this.#config = config;
    this.#rest = rest;
  }

  async predict(prefixes: readonly Uint8Array[], signal?: AbortSignal): Promise<Distribution[]> {
    const answers: Distribution[] = [];
    const queue = prefixes.entries();
    // All lanes draw from one queue.
    const lane = async (): Promise<void> => {
      for (const [i, prefix] of queue) {
        answers[i] = bytesOfTokens(await this.#complete(prefix, signal), prefix, this.#rest);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#config.concurrency, prefixes.length) }, lane));
    return answers;
  }

  async close(): Promise<void> {}

  async #complete(prefix: Uint8Array, signal: AbortSignal | undefined): Promise<Record<string, number>> {
    const { url, model, apiKey, topTokens, timeoutMs } = this.#config;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${url.replace(/\/$/, "")}/completions`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({
          model,
          prompt: new TextDecoder().decode(prefix),
          max_tokens: 1,
          temperature: 1,
          logprobs: topTokens,
        }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        redirect: "error",
      });
      const text = await readLimited(response);
      if (!response.ok) throw this.#failed(`status ${response.status}`);
      const [choice] = completionSchema.parse(JSON.parse(text)).choices;
      return choice?.logprobs.top_logprobs[0] ?? {};
    } catch (cause) {
      if (cause instanceof TextSubnetError) throw cause;
      throw this.#failed(reasonOf(cause), cause);
    }
  }

  #failed(reason: string, cause?: unknown): TextSubnetError {
    return new TextSubnetError(
      "endpoint-failed",
      `The model endpoint ${this.#config.url} gave no log-probabilities for ${this.#config.model} (${reason}): ` +
        "check address, model and key, and that its /completions takes `logprobs`.",
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof z.ZodError) return cause.issues[0]?.path.join(".") ?? "unknown shape";
  return cause instanceof Error ? cause.message : String(cause);
}

/** The body's text. @throws TextSubnetError `endpoint-failed` beyond 1 MiB */
async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_RESPONSE_BYTES) {
      throw new TextSubnetError(
        "endpoint-failed",
        `The model endpoint answered with more than ${MOST_RESPONSE_BYTES} bytes: ask for fewer tokens.`,
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
