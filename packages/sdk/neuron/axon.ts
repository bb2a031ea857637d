import type { AddressInfo } from "node:net";
import type { KeyPair } from "@waystone/crypto";
import { type FastifyReply, type FastifyRequest, fastify } from "fastify";
import { readBody } from "./body.ts";
import { type Clock, systemClock } from "./clock.ts";
import { limitConnections, refuseBroken } from "./connections.ts";
import { NeuronError } from "./errors.ts";
import { Flights } from "./flight.ts";
import { type Authorize, Gate } from "./gate.ts";
import { type AxonLimits, DEFAULT_AXON_LIMITS } from "./limits.ts";
import { type AxonHandler, AxonRequest } from "./request.ts";
import { refuse, respond } from "./respond.ts";
import { runHandler } from "./run-handler.ts";
import type { Scheme } from "./wire.ts";

/** What is served under one path. */
export type AxonRoute = {
  /** `POST` if not given. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly handler: AxonHandler;
};

/** How an axon is set up. */
export type AxonOptions = {
  /** The neuron's hotkey; requests must be signed for its address. */
  readonly keypair: Pick<KeyPair, "address">;
  /** Address to listen on; `127.0.0.1` if not given, `0.0.0.0` to be reached from outside. */
  readonly host?: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Which hotkeys are answered, asked after the signature was found right. A throw refuses with 503. */
  readonly authorize: Authorize;
  /** Path → what is served. */
  readonly routes: Readonly<Record<string, AxonRoute>>;
  /** Differences from {@link DEFAULT_AXON_LIMITS}. */
  readonly limits?: Partial<AxonLimits>;
  /** Whether requests that name no receiver are taken; they could be played to another neuron. */
  readonly allowUnboundRequests?: boolean;
  /** The only signature scheme taken; both if not given. */
  readonly scheme?: Scheme;
  /** Told of each refusal and of each failure of a handler, with what caused it. */
  readonly onRefused?: (error: NeuronError, request: { readonly method: string; readonly target: string }) => void;
  /** Unix nanoseconds; the system's clock if not given. */
  readonly clock?: Clock;
};

/** A running server of a neuron. */
export type Axon = {
  readonly host: string;
  readonly port: number;
  readonly hotkey: string;
  /** Takes no more requests, waits up to `graceMs` milliseconds (2000) for the open ones, then ends them. */
  close(options?: { readonly graceMs?: number }): Promise<void>;
};

function asNeuronError(error: unknown): NeuronError {
  if (error instanceof NeuronError) return error;
  // What the HTTP library refuses before a route sees it, such as a content type that is none.
  if (
    error instanceof Error &&
    "statusCode" in error &&
    Number(error.statusCode) >= 400 &&
    Number(error.statusCode) < 500
  )
    return new NeuronError("BadRequest", `${error.message}.`, { cause: error });
  return new NeuronError("HandlerFailed", "The neuron failed on this request.", { cause: error });
}

/**
 * Serves a neuron's routes to signed requests over `btauth/1` (`neurons.md` 6). Every refusal has its own status and a JSON body
 * `{ error: { code, message, action } }`.
 * @throws Error of `node:net` if the address cannot be listened on
 */
export async function createAxon(options: AxonOptions): Promise<Axon> {
  const limits: AxonLimits = { ...DEFAULT_AXON_LIMITS, ...options.limits };
  const host = options.host ?? "127.0.0.1";
  const hotkey = options.keypair.address;
  const gate = new Gate(
    {
      receiver: hotkey,
      maxAgeMs: limits.maxAgeMs,
      skewMs: limits.skewMs,
      requireReceiver: options.allowUnboundRequests !== true,
      scheme: options.scheme,
    },
    limits,
    options.authorize,
    options.clock ?? systemClock,
  );
  const flights = new Flights(limits.requests);
  const app = fastify({
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.bodyTimeoutMs,
      // The body has a timer of its own; this one only ends what that one cannot see.
      requestTimeout: limits.bodyTimeoutMs * 2,
      connectionsCheckingInterval: 1000,
      // Node's own refusal says nothing; that of the signature's headers does.
      requireHostHeader: false,
    },
    clientErrorHandler: refuseBroken,
    return503OnClosing: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  limitConnections(app.server, limits);

  const failed = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = asNeuronError(error);
    options.onRefused?.(refusal, { method: request.method, target: request.raw.url ?? "" });
    return refuse(reply, refusal);
  };
  app.setErrorHandler(failed);
  app.setNotFoundHandler((request, reply) => {
    const path = (request.raw.url ?? "").split("?", 1)[0] ?? "";
    const route = Object.hasOwn(options.routes, path) ? options.routes[path] : undefined;
    if (route === undefined) return failed(new NeuronError("UnknownRoute", "This path is not served."), request, reply);
    reply.header("allow", route.method ?? "POST");
    return failed(new NeuronError("MethodNotAllowed", `${request.method} is not served here.`), request, reply);
  });
  // Bodies are bytes: what is signed is what was sent. They are read after the headers have been checked, by the route itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));

  for (const [path, { method = "POST", handler }] of Object.entries(options.routes)) {
    app.route({
      method,
      url: path,
      handler: async (request, reply) => {
        const abort = flights.open(reply.raw);
        const received = { method: request.method, target: request.raw.url ?? "" };
        const auth = gate.headers(request.raw.headers);
        const body = await readBody(request.raw, request.raw.headers, limits);
        const leave = await gate.admit(auth, { ...received, body });
        reply.raw.once("close", leave);
        if (reply.raw.destroyed) leave();
        const call = new AxonRequest(received.method, received.target, request.raw.headers, body);
        const context = { caller: auth.hotkey, nonce: auth.nonce };
        return respond(
          reply,
          await runHandler(signal => handler(call, { ...context, signal }), abort, limits.handlerTimeoutMs),
          abort,
          limits.streamTimeoutMs,
        );
      },
    });
  }

  await app.listen({ host, port: options.port });
  const address = app.server.address();
  const port = isAddress(address) ? address.port : options.port;
  return {
    host,
    port,
    hotkey,
    async close({ graceMs = 2000 } = {}) {
      await flights.stop(graceMs);
      await app.close();
    },
  };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === "object";
}
