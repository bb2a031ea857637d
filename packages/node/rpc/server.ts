import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { NodeBackend } from "../backend.ts";
import { NodeError } from "../errors.ts";
import { isLocal } from "./access.ts";
import { SERVER_BUSY } from "./codes.ts";
import { type CallObserver, Dispatcher } from "./dispatcher.ts";
import { RpcError } from "./error.ts";
import { answerHttp, refuseHttp } from "./http.ts";
import { DEFAULT_RPC_LIMITS, type RpcLimits } from "./limits.ts";
import { METHODS } from "./methods.ts";
import { refuseSocket, serveSocket } from "./socket.ts";

export { DEFAULT_RPC_LIMITS, type RpcLimits } from "./limits.ts";

/** Hears what the server does, for metrics. */
export interface RpcObserver extends CallObserver {
  /** Number of open WebSocket connections. */
  connections(count: number): void;
}

/** How to serve JSON-RPC. */
export interface RpcServerOptions {
  readonly backend: NodeBackend;
  /** Ports to listen on; 0 for any free one. */
  readonly ports: readonly number[];
  readonly host: string;
  /** `auto`: unsafe methods for callers of this machine only. */
  readonly methods: "safe" | "unsafe" | "auto";
  readonly limits?: RpcLimits;
  readonly observer?: RpcObserver;
  /** What is wrong with the node, for `/health`; nothing if all is well. */
  problem?(): string | undefined;
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
  readonly #connections = new Set<Socket>();

  constructor(options: RpcServerOptions) {
    this.#options = options;
    this.#limits = options.limits ?? DEFAULT_RPC_LIMITS;
    this.#dispatcher = new Dispatcher({
      backend: options.backend,
      methods: METHODS,
      responseBytes: this.#limits.responseBytes,
      observer: options.observer,
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
      if (this.#isFull(request.socket)) return refuseHttp(response, 429, this.#busy());
      answerHttp(request, response, {
        dispatcher: this.#dispatcher,
        limits: this.#limits,
        allowUnsafe: this.#allowsUnsafe(request),
        problem: this.#options.problem?.(),
      });
    });
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    server.on("connection", socket => {
      this.#connections.add(socket);
      socket.once("close", () => this.#connections.delete(socket));
    });
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
            `JSON-RPC cannot listen on ${host}:${port} (${error.message}); choose another --rpc-port, or end the process that has it`,
          ),
        ),
      );
      server.listen(port, host, resolve);
    });
    this.#servers.push(server);
  }

  async close(): Promise<void> {
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
    if (this.#isFull(request.socket)) return refuseSocket(socket, this.#busy());
    this.#sockets.add(socket);
    this.#options.observer?.connections(this.#sockets.size);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#options.observer?.connections(this.#sockets.size);
    });
    serveSocket(socket, this.#dispatcher, this.#limits, this.#allowsUnsafe(request));
  }

  /** Whether the connection is beyond the limit, which counts those that came before it. */
  #isFull(socket: Socket): boolean {
    if (this.#connections.size <= this.#limits.connections) return false;
    let before = 0;
    for (const open of this.#connections) {
      if (open === socket) return before >= this.#limits.connections;
      if (++before >= this.#limits.connections) return true;
    }
    return false;
  }

  #busy(): RpcError {
    const { connections } = this.#limits;
    return new RpcError(
      SERVER_BUSY,
      "Too many connections",
      `at most ${connections} are served at once; try again later`,
    );
  }

  #allowsUnsafe(request: IncomingMessage): boolean {
    const { methods } = this.#options;
    return methods === "unsafe" || (methods === "auto" && isLocal(request));
  }
}
