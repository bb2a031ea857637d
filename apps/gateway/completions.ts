import type { FastifyInstance } from "fastify";
import { complete, type WrittenToken } from "./complete.ts";
import { asGatewayError, GatewayError } from "./errors.ts";
import type { GatewayLimits } from "./limits.ts";
import { type CompletionRequest, parseCompletion } from "./schema.ts";
import type { GatewayOptions } from "./server.ts";
import { EventStream } from "./stream.ts";
import type { Traces } from "./traces.ts";
import type { Visits } from "./visit.ts";

/** A model that is asked for and not there. */
export function unknownModel(asked: string, model: string): GatewayError {
  return new GatewayError("model_not_found", `there is no model "${asked}"; ask for "${model}"`, { param: "model" });
}

/** Probabilities as OpenAI's completions have them; a token is a byte. */
function probabilities(tokens: readonly WrittenToken[], before: number) {
  return {
    tokens: tokens.map(({ token }) => token),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    top_logprobs: null,
    text_offset: tokens.map(({ offset }) => before + offset),
  };
}

/** The answer's shape, and the shape of each part of a stream. */
function shaping(id: string, asked: CompletionRequest) {
  const created = Math.floor(Date.now() / 1000);
  const echoed = asked.echo ? asked.prompt : "";
  const asks = Buffer.byteLength(asked.prompt);
  return {
    echoed,
    chunk: (text: string, tokens: readonly WrittenToken[], finish: string | null) => ({
      id,
      object: "text_completion",
      created,
      model: asked.model,
      choices: [
        {
          text,
          index: 0,
          logprobs: asked.logprobs ? probabilities(tokens, echoed.length) : null,
          finish_reason: finish,
        },
      ],
    }),
    usage: (written: number) => ({
      prompt_tokens: asks,
      completion_tokens: written,
      total_tokens: asks + written,
    }),
  };
}

/** Adds `POST /v1/completions`; the visit and its client are known before the body is read. */
export function addCompletions(
  app: FastifyInstance,
  options: GatewayOptions,
  { limits, traces, visits }: { readonly limits: GatewayLimits; readonly traces: Traces; readonly visits: Visits },
): void {
  const { model, market } = options;
  app.post("/v1/completions", async (request, reply) => {
    const visit = visits.of(request.raw);
    const client = visit?.client;
    if (visit === undefined || client === undefined)
      throw new GatewayError("invalid_request", "send the request again");
    const asked = parseCompletion(request.body, limits.completionBytes);
    if (asked.model !== model) throw unknownModel(asked.model, model);
    if (market.mixer.names.length === 0)
      throw new GatewayError("not_ready", "no miner answers yet; try again in a few seconds", { retryAfterSeconds: 5 });
    const settle = client.use.reserve(asked.maxTokens);
    const { raw } = reply;
    const gone = new AbortController();
    // Of the response, not of the socket: clients send many requests over one.
    raw.once("close", () => {
      if (!raw.writableFinished) gone.abort(new GatewayError("client_gone", "the client closed the connection"));
    });
    const completion = complete(visit.id, asked, options, gone.signal);
    const { chunk, usage, echoed } = shaping(visit.id, asked);
    const { pieces } = completion;
    // Of the texts that nobody waits for it is told that they were cut, not how the work ended then.
    const reasonOf = (error: unknown): GatewayError =>
      asGatewayError(gone.signal.aborted && !(error instanceof GatewayError) ? gone.signal.reason : error);
    const end = (error?: GatewayError): void => {
      settle(completion.bytes);
      visit.tell(traces, completion.trace(error));
      gone.abort();
    };
    if (!asked.stream) {
      try {
        let text = echoed;
        const tokens: WrittenToken[] = [];
        let step = await pieces.next();
        for (; step.done !== true; step = await pieces.next()) {
          text += step.value.text;
          tokens.push(...step.value.tokens);
        }
        end();
        reply.headers(client.use.headers());
        return { ...chunk(text, tokens, step.value), usage: usage(completion.bytes) };
      } catch (error) {
        const reason = reasonOf(error);
        end(reason);
        throw reason;
      }
    }
    reply.hijack();
    raw.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
      connection: "keep-alive",
      "x-waystone-trace": visit.id,
      ...client.use.headers(),
    });
    const events = new EventStream(raw, limits.unreadMilliseconds);
    try {
      if (echoed !== "") await events.send(chunk(echoed, [], null));
      let step = await pieces.next();
      for (; step.done !== true; step = await pieces.next()) {
        const { text, tokens } = step.value;
        if (text !== "" || tokens.length > 0) await events.send(chunk(text, tokens, null));
      }
      await events.send(chunk("", [], step.value));
      if (asked.streamUsage) await events.send({ ...chunk("", [], null), choices: [], usage: usage(completion.bytes) });
      await events.send("[DONE]");
      end();
    } catch (error) {
      const reason = reasonOf(error);
      end(reason);
      if (reason.code === "client_gone" || reason.code === "client_too_slow") {
        raw.destroy();
        return reply;
      }
      // The head is sent already: what went wrong can only be told in the stream.
      await events.send(reason.body).catch(() => undefined);
    }
    raw.end();
    return reply;
  });
}
