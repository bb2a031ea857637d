import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { KeyPair } from "@waystone/crypto";
import { type Clock, systemClock } from "../clock.ts";
import { limitConnections, refuseBrokenWith } from "../connections.ts";
import { NeuronError } from "../errors.ts";
import { Flights } from "../flight.ts";
import { Admission, type RateOf } from "./admission.ts";
import { serveRequest } from "./exchange.ts";
import { DEFAULT_V10_AXON_LIMITS, type V10AxonLimits, type V10Compatibility } from "./limits.ts";
import { checkHere } from "./message.ts";
import { PriorityQueue } from "./queue.ts";
import { type V10Route, v10Route } from "./route.ts";
import { Ping } from "./synapse.ts";
import { type BatchVerifier, checkInBatches } from "./verify-batch.ts";

/** How a v10 axon is set up. */
export type V10AxonOptions = {
  /** The neuron's hotkey; requests must be signed for its address. */
  readonly keypair: Pick<KeyPair, "address">;
  /** Address to listen on; `127.0.0.1` if not given, `0.0.0.0` to be reached from outside. */
  readonly host?: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** What is served, by {@link v10Route}. The ping `Synapse` is served by itself. */
  readonly routes: readonly V10Route[];
  /** Differences from {@link DEFAULT_V10_AXON_LIMITS}. */
  readonly limits?: Partial<V10AxonLimits>;
  /** Limits of single hotkeys, e.g. `rateByStake`. */
  readonly rateOf?: RateOf;
  /** What of Python's leniency is wanted; nothing if not given. */
  readonly compatibility?: V10Compatibility;
  /** Key and certificate, each PEM, to serve over TLS. Python's dendrite speaks plain HTTP only. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Checks signatures in other threads; without it they are checked in this one, at 0.2 ms each. */
  readonly verifier?: BatchVerifier;
  /** Told of each refusal and of each failure, with what caused it. */
  readonly onRefused?: (error: NeuronError, request: { readonly method: string; readonly target: string }) => void;
  /** Unix nanoseconds; the system's clock if not given. */
  readonly clock?: Clock;
};

/** A running v10 axon. */
export type V10Axon = {
  readonly host: string;
  readonly port: number;
  readonly hotkey: string;
  /** Requests that wait for a worker. */
  readonly waiting: number;
  /** Takes no more requests, waits up to `graceMs` milliseconds (2000) for the open ones, then ends them. */
  close(options?: { readonly graceMs?: number }): Promise<void>;
};

// Python's client keeps a connection for 15 s; whoever closes it first must not be us, or a request meets its end.
const KEEP_ALIVE_MS = 20_000;

function serverOf(options: V10AxonOptions, limits: V10AxonLimits): Server {
  const http = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.bodyTimeoutMs,
    // The body has a timer of its own; this one only ends what that one cannot see.
    requestTimeout: limits.bodyTimeoutMs * 2 + limits.handlerTimeoutMs,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requireHostHeader: false,
    noDelay: true,
  };
  const server = options.tls === undefined ? createServer(http) : createTlsServer({ ...http, ...options.tls });
  server.maxHeadersCount = limits.headers;
  server.on(
    "clientError",
    refuseBrokenWith(refusal => ({ message: refusal.message, error: refusal.toJSON().error })),
  );
  limitConnections(server, limits);
  return server;
}

/**
 * Serves synapses to Python's dendrites of SDK 10 and to ours (`neurons.md` 3–5), in Python's order: route, headers, blacklist, verify,
 * priority, body hash, forward. What Python lets through unsigned or twice is refused unless `compatibility` names it.
 * @throws Error of `node:net` if the address cannot be listened on @throws NeuronError `BadBody` if two routes have one name
 */
export async function createV10Axon(options: V10AxonOptions): Promise<V10Axon> {
  const limits: V10AxonLimits = { ...DEFAULT_V10_AXON_LIMITS, ...options.limits };
  const clock = options.clock ?? systemClock;
  const host = options.host ?? "127.0.0.1";
  const hotkey = options.keypair.address;
  const routes = new Map<string, V10Route>([[Ping.name, v10Route(Ping, { forward: () => undefined })]]);
  for (const route of options.routes) {
    if (routes.has(route.kind.name) && route.kind.name !== Ping.name)
      throw new NeuronError("BadBody", `The synapse ${route.kind.name} is served twice; give each name one route.`);
    routes.set(route.kind.name, route);
  }
  const queue = new PriorityQueue(limits.workers, limits.queue);
  const flights = new Flights(limits.requests);
  const admission = new Admission({
    hotkey,
    limits,
    compatibility: options.compatibility ?? {},
    clock,
    checkSignature: options.verifier === undefined ? checkHere : checkInBatches(options.verifier),
    rateOf: options.rateOf,
  });
  const parts = { routes, admission, queue, flights, limits, clock, uuid: randomUUID(), onRefused: options.onRefused };
  const server = serverOf(options, limits);
  server.on("request", (request, response) => void serveRequest(parts, request, response));

  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(options.port, host, resolve);
  await promise;
  server.off("error", reject);
  const address = server.address();
  return {
    host,
    port: typeof address === "object" && address !== null ? address.port : options.port,
    hotkey,
    get waiting() {
      return queue.waiting;
    },
    async close({ graceMs = 2000 } = {}) {
      const closed = new Promise<void>(done => void server.close(() => done()));
      await flights.stop(graceMs);
      server.closeAllConnections();
      await closed;
    },
  };
}
