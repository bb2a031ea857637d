import type { Server } from "node:http";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import { Admission } from "./admission.ts";
import type { Writers } from "./complete.ts";
import { addCompletions, unknownModel } from "./completions.ts";
import { answerRaw, Connections, explainClientError } from "./connections.ts";
import { asGatewayError, GatewayError } from "./errors.ts";
import type { GatewayKey } from "./keys.ts";
import { type GatewayLimits, limitsWith } from "./limits.ts";
import { cutUnread } from "./stream.ts";
import { Traces } from "./traces.ts";
import { Visits } from "./visit.ts";

/** How to run a gateway. */
export interface GatewayOptions extends Writers {
  /** Name under which the mixture is sold. */
  readonly model: string;
  /** Keys that clients must bring as bearer tokens, with their quotas; none: everybody is served, for loopback only. */
  readonly keys: readonly GatewayKey[];
  /** Limits that differ from the usual ones. */
  readonly limits?: Partial<GatewayLimits>;
  /** Adds what shares the port, such as the explorer's page. */
  extend?(app: FastifyInstance): void;
}

const pathOf = ({ url }: FastifyRequest): string => url.split("?")[0] ?? "";

/** Makes the gateway's server; the caller listens. @throws GatewayError `bad_limit` */
export function createGateway(options: GatewayOptions): FastifyInstance {
  const { model } = options;
  const limits = limitsWith(options.limits);
  const admission = new Admission(options.keys, limits);
  const traces = new Traces(limits.traces, options.keys.length);
  const visits = new Visits();

  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const known = asGatewayError(error);
    const visit = visits.of(request.raw);
    visit?.tellFailure(traces, model, known);
    if (visit?.client !== undefined) reply.headers(visit.client.use.headers());
    return reply.headers(known.headers).code(known.status).send(known.body);
  };

  const app: FastifyInstance = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: true,
    keepAliveTimeout: limits.keepAliveMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: Math.min(limits.headersMilliseconds, limits.requestMilliseconds),
      requestTimeout: limits.requestMilliseconds,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMilliseconds, limits.requestMilliseconds),
    },
    frameworkErrors: refuse,
    clientErrorHandler(error, socket) {
      const visit = visits.openOf(socket);
      const known = explainClientError(error, limits);
      if (known !== undefined) visit?.tellFailure(traces, model, known);
      // Into an answer that has begun nothing else is written.
      if (known === undefined || visit?.raw.headersSent === true) socket.destroy();
      else answerRaw(socket, known, visit === undefined ? {} : { "x-waystone-trace": visit.id });
    },
  });
  const connections = new Connections(app.server as Server, limits);

  app.addHook("onRequest", (request, reply, done) => {
    const isCompletion = pathOf(request) === "/v1/completions";
    const visit = isCompletion ? visits.begin(request.raw, reply.raw) : undefined;
    if (visit !== undefined) reply.header("x-waystone-trace", visit.id);
    try {
      connections.check(request.raw);
    } catch (error) {
      reply.header("connection", "close");
      throw error;
    }
    if (visit !== undefined && request.method === "POST") {
      // Before the body is read: what a stranger sends is not.
      visit.client = admission.identify(request.headers.authorization);
      reply.raw.once("close", admission.begin(visit.client));
    }
    done();
  });
  app.addHook("onSend", (_, reply, __, done) => {
    cutUnread(reply.raw, limits.unreadMilliseconds);
    done();
  });
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) =>
    refuse(new GatewayError("not_found", `there is no ${request.method} ${request.url} here`), request, reply),
  );

  const described = { id: model, object: "model", created: 0, owned_by: "waystone" };
  app.get("/v1/models", request => {
    admission.identify(request.headers.authorization);
    return { object: "list", data: [described] };
  });
  app.get<{ Params: { "*": string } }>("/v1/models/*", request => {
    admission.identify(request.headers.authorization);
    if (request.params["*"] !== model) throw unknownModel(request.params["*"], model);
    return described;
  });
  app.get<{ Params: { id: string } }>("/v1/traces/:id", request => {
    const { owner } = admission.identify(request.headers.authorization);
    const trace = traces.get(owner, request.params.id);
    if (trace === undefined)
      throw new GatewayError(
        "trace_not_found",
        `there is no trace "${request.params.id}" of this key; its last ${traces.mostPerOwner} are kept`,
      );
    return trace;
  });
  addCompletions(app, options, { limits, traces, visits });
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
