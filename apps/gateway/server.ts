import { randomUUID, timingSafeEqual } from "node:crypto";
import type { AskMiners } from "@waystone/subnet-text";
import { type FastifyInstance, type FastifyRequest, fastify } from "fastify";
import { complete, type WrittenToken } from "./complete.ts";
import { GatewayError } from "./errors.ts";
import type { MixtureMarket } from "./market.ts";
import { parseCompletion } from "./schema.ts";
import { Traces } from "./traces.ts";

/** How to run a gateway. */
export interface GatewayOptions {
  /** Name under which the mixture is sold. */
  readonly model: string;
  readonly market: MixtureMarket;
  readonly ask: AskMiners;
  /** Keys that clients must bring as bearer tokens; none: everybody is served, for loopback only. */
  readonly apiKeys: readonly string[];
  /** Adds what shares the port, such as the explorer's page. */
  extend?(app: FastifyInstance): void;
}

function authorize(request: FastifyRequest, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "");
  const known = keys.some(key => {
    const expected = Buffer.from(key);
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  if (!known)
    throw new GatewayError(
      "invalid_api_key",
      "the API key is not known here; send one of the gateway's keys as Authorization: Bearer …",
    );
}

function unknownModel(asked: string, model: string): GatewayError {
  return new GatewayError("model_not_found", `there is no model "${asked}"; ask for "${model}"`, "model");
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

/** Makes the gateway's server; the caller listens. */
export function createGateway(options: GatewayOptions): FastifyInstance {
  const { model, market, ask } = options;
  const traces = new Traces();
  const app = fastify({ logger: false, bodyLimit: 1024 * 1024, forceCloseConnections: true });

  app.setErrorHandler((error, _, reply) => {
    if (error instanceof GatewayError) return reply.code(error.status).send(error.body);
    const status =
      error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
    const message = status < 500 && error instanceof Error ? error.message : "the gateway failed; try again";
    return reply.code(status).send({
      error: { message, type: status < 500 ? "invalid_request_error" : "server_error", param: null, code: null },
    });
  });

  app.setNotFoundHandler((request, reply) => {
    const { status, body } = new GatewayError("not_found", `there is no ${request.method} ${request.url} here`);
    return reply.code(status).send(body);
  });

  const described = { id: model, object: "model", created: 0, owned_by: "waystone" };
  app.get("/v1/models", request => {
    authorize(request, options.apiKeys);
    return { object: "list", data: [described] };
  });

  app.get<{ Params: { "*": string } }>("/v1/models/*", request => {
    authorize(request, options.apiKeys);
    if (request.params["*"] !== model) throw unknownModel(request.params["*"], model);
    return described;
  });

  app.get<{ Params: { id: string } }>("/v1/traces/:id", request => {
    authorize(request, options.apiKeys);
    const trace = traces.get(request.params.id);
    if (trace === undefined)
      throw new GatewayError("trace_not_found", `there is no trace "${request.params.id}"; the last 1000 are kept`);
    return trace;
  });

  app.post("/v1/completions", async (request, reply) => {
    authorize(request, options.apiKeys);
    const asked = parseCompletion(request.body);
    if (asked.model !== model) throw unknownModel(asked.model, model);
    if (market.mixer.names.length === 0)
      throw new GatewayError("not_ready", "no miner answers yet; try again in a few seconds");
    const id = `cmpl-${randomUUID()}`;
    const created = Math.floor(Date.now() / 1000);
    const gone = new AbortController();
    // Of the response, not of the socket: clients send many requests over one.
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    const { pieces, trace } = complete(id, asked, market, ask, gone.signal);
    reply.header("x-waystone-trace", id);
    const echoed = asked.echo ? asked.prompt : "";
    const chunk = (text: string, tokens: readonly WrittenToken[], finish: string | null) => ({
      id,
      object: "text_completion",
      created,
      model,
      choices: [
        {
          text,
          index: 0,
          logprobs: asked.logprobs ? probabilities(tokens, echoed.length) : null,
          finish_reason: finish,
        },
      ],
    });
    const usage = (written: number) => {
      const asks = Buffer.byteLength(asked.prompt);
      return { prompt_tokens: asks, completion_tokens: written, total_tokens: asks + written };
    };
    if (!asked.stream) {
      let text = echoed;
      const tokens: WrittenToken[] = [];
      let step = await pieces.next();
      for (; step.done !== true; step = await pieces.next()) {
        text += step.value.text;
        tokens.push(...step.value.tokens);
      }
      const done = trace();
      traces.add(done);
      return { ...chunk(text, tokens, step.value), usage: usage(done.bytes) };
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
      connection: "keep-alive",
      "x-waystone-trace": id,
    });
    const send = (value: object): void => {
      raw.write(`data: ${JSON.stringify(value)}\n\n`);
    };
    try {
      if (echoed !== "") send(chunk(echoed, [], null));
      let step = await pieces.next();
      for (; step.done !== true; step = await pieces.next()) {
        const { text, tokens } = step.value;
        if (text !== "" || tokens.length > 0) send(chunk(text, tokens, null));
      }
      send(chunk("", [], step.value));
      if (asked.streamUsage) send({ ...chunk("", [], null), choices: [], usage: usage(trace().bytes) });
      raw.write("data: [DONE]\n\n");
    } catch (error) {
      // The head is sent already: what went wrong can only be told in the stream.
      if (!gone.signal.aborted)
        send({
          error: { message: error instanceof Error ? error.message : "the miners failed", type: "server_error" },
        });
    }
    traces.add(trace());
    raw.end();
    return reply;
  });

  options.extend?.(app);
  return app;
}

/** Listens on a port, or on the next free one above it. @throws GatewayError `port_taken` after twenty tries */
export async function listenFrom(app: FastifyInstance, host: string, port: number): Promise<number> {
  for (let tried = port; tried < port + 20; tried++) {
    try {
      await app.listen({ host, port: tried });
      return tried;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
  throw new GatewayError(
    "port_taken",
    `no port from ${port} to ${port + 19} is free; end what listens there, or choose another`,
  );
}
