import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { NodeBackend } from "../backend.ts";
import { NodeError } from "../errors.ts";
import { isLocal } from "./access.ts";
import { Addresses } from "./addresses.ts";
import { SERVER_BUSY } from "./codes.ts";
import { type CallObserver, Dispatcher, type ReadsElsewhere } from "./dispatcher.ts";
import { RpcError } from "./error.ts";
import { Held } from "./held.ts";
import { answerHttp, refuseHttp } from "./http.ts";
import { DEFAULT_RPC_LIMITS, type RpcLimits } from "./limits.ts";
import { METHODS } from "./methods.ts";
import { refuseSocket, type SocketService, serveSocket } from "./socket.ts";
import { Turns } from "./turns.ts";

export { DEFAULT_RPC_LIMITS, type RpcLimits } from "./limits.ts";

/** Hears what the server does, for metrics. */
export interface RpcObserver extends CallObserver {
  /** Number of open WebSocket connections. */
  connections(count: number): void;
  /** Bytes held for all connections, and how many were just cut off because they held most. */
  held?(bytes: number, cut: number): void;
  /** A connection was refused, because there were too many. */
  refused?(): void;
}

/** Connections beyond the limit that are told why they are not served, at once. */
const TOLD = 256;

/** How to serve JSON-RPC. */
export interface RpcServerOptions {
  readonly backend: NodeBackend;
  /** Ports to listen on; 0 for any free one. */
  readonly ports: readonly number[];
  readonly host: string;
  /** `auto`: unsafe methods for callers of this machine only. */
  readonly methods: "safe" | "unsafe" | "auto";
  /** Differences from {@link DEFAULT_RPC_LIMITS}. */
  readonly limits?: Partial<RpcLimits>;
  readonly observer?: RpcObserver;
  /** Processes for long reads; without them they are done at once. */
  readonly readers?: ReadsElsewhere;
  /** What is wrong with the node, for `/health`; nothing if all is well. */
  problem?(): string | undefined;
  /** Whether requests should be sent here, for `/health/readiness`; always where it is left out. */
  isReady?(): boolean;
  /** Told of errors that are nobody's mistake but ours; clients hear no details of them. */
  onInternalError?(error: unknown, method: string): void;
}

/** A server that listens. */
export interface RpcServer {
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
  /** Ends all connections, then listens no more. */
  close(): Promise<void>;
}

/** Serves JSON-RPC over HTTP and WebSocket, both on each of the ports. @throws NodeError `port-taken` */
export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const server = new JsonRpcServer(options);
  try {
    for (const port of options.ports) await server.listen(port);
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

class JsonRpcServer implements RpcServer {
  readonly #options: RpcServerOptions;
  readonly #limits: RpcLimits;
  readonly #dispatcher: Dispatcher;
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<WebSocket>();
  /** Connections that are served. */
  readonly #connections = new Set<Socket>();
  /** Why others are not, until they are gone. */
  readonly #refused = new WeakMap<Socket, RpcError>();
  readonly #addresses: Addresses;
  readonly #turns = new Turns();
  readonly #held: Held;

  constructor(options: RpcServerOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_RPC_LIMITS, ...options.limits };
    this.#held = new Held(this.#limits.heldBytes, (bytes, cut) => options.observer?.held?.(bytes, cut));
    this.#addresses = new Addresses(this.#limits);
    this.#dispatcher = new Dispatcher({
      backend: options.backend,
      methods: METHODS,
      responseBytes: this.#limits.responseBytes,
      observer: options.observer,
      readers: options.readers,
      onInternalError: options.onInternalError ?? (() => undefined),
    });
  }

  get addresses(): RpcServer["addresses"] {
    return this.#servers.map(server => ({ host: this.#options.host, port: (server.address() as AddressInfo).port }));
  }

  async listen(port: number): Promise<void> {
    const { host } = this.#options;
    // The system asks silent peers whether they are there: those that vanished would hold their connections for ever.
    const server = createServer({ keepAlive: true, keepAliveInitialDelay: 60_000 }, (request, response) => {
      const refusal = this.#refused.get(request.socket);
      if (refusal !== undefined) return refuseHttp(response, 429, refusal);
      answerHttp(request, response, {
        ...this.#service(request),
        problem: this.#options.problem?.(),
        isReady: this.#options.isReady?.() ?? true,
      });
    });
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    server.on("connection", socket => {
      this.#held.watch(socket);
      this.#admit(socket);
    });
    // Those that are refused are told so; those that come faster than can be told are not.
    server.maxConnections = this.#limits.connections + TOLD;
    // Half as much again as allowed is read, so that it can be answered; what is longer ends the connection.
    const maxPayload = Math.ceil(this.#limits.requestBytes * 1.5);
    const sockets = new WebSocketServer({ server, maxPayload, perMessageDeflate: false });
    sockets.on("connection", (socket, request) => this.#serve(socket, request));
    // The HTTP server reports the same error, and is listened to.
    sockets.on("error", () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once("error", error =>
        reject(
          new NodeError(
            "port-taken",
            `JSON-RPC cannot listen on ${host}:${port} (${error.message}); ${/EADDRINUSE|EACCES/.test(error.message) ? "choose another --rpc-port, or end the process that has it" : "give an address of this machine with --rpc-host"}`,
          ),
        ),
      );
      server.listen(port, host, resolve);
    });
    this.#servers.push(server);
  }

  async close(): Promise<void> {
    this.#held.close();
    for (const socket of this.#sockets) socket.terminate();
    await Promise.all(
      this.#servers.splice(0).map(
        server =>
          new Promise<void>(resolve => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      ),
    );
  }

  #serve(socket: WebSocket, request: IncomingMessage): void {
    const refusal = this.#refused.get(request.socket);
    if (refusal !== undefined) return refuseSocket(socket, refusal);
    this.#sockets.add(socket);
    this.#options.observer?.connections(this.#sockets.size);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#options.observer?.connections(this.#sockets.size);
    });
    serveSocket(socket, this.#service(request));
  }

  #service(request: IncomingMessage): SocketService {
    return {
      dispatcher: this.#dispatcher,
      turns: this.#turns,
      limits: this.#limits,
      allowUnsafe: this.#allowsUnsafe(request),
      isTooFast: () => this.#addresses.isTooFast(request.socket.remoteAddress ?? ""),
      arrived: () => this.#held.arrived(request.socket),
    };
  }

  /** Counts a connection in, or remembers why it is refused. */
  #admit(socket: Socket): void {
    const address = socket.remoteAddress ?? "";
    const refusal = this.#addresses.enter(address)
      ? busy("Too many connections of this address", "end some of them first")
      : this.#connections.size >= this.#limits.connections
        ? busy("Too many connections", `at most ${this.#limits.connections} are served at once; try again later`)
        : undefined;
    if (refusal === undefined) this.#connections.add(socket);
    else {
      this.#refused.set(socket, refusal);
      this.#options.observer?.refused?.();
    }
    socket.once("close", () => {
      this.#connections.delete(socket);
      this.#addresses.leave(address);
    });
  }

  #allowsUnsafe(request: IncomingMessage): boolean {
    const { methods } = this.#options;
    return methods === "unsafe" || (methods === "auto" && isLocal(request));
  }
}

function busy(message: string, data: string): RpcError {
  return new RpcError(SERVER_BUSY, message, data);
}
