import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { NodeBackend } from "../backend.ts";
import { NodeError } from "../errors.ts";
import { Dispatcher } from "./dispatcher.ts";
import { METHODS } from "./methods.ts";
import { ConnectionSession } from "./session.ts";

/** Limits of the server, each answered with an error. */
export interface RpcLimits {
  readonly connections: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Subscriptions of one connection. */
  readonly subscriptions: number;
}

/** Limits where none are named: those of Substrate. */
export const DEFAULT_RPC_LIMITS: RpcLimits = {
  connections: 1000,
  requestBytes: 15 * 1024 * 1024,
  responseBytes: 15 * 1024 * 1024,
  subscriptions: 1024,
};

/** Bytes that may wait for a reader before it is cut off. */
const MAX_BACKLOG = 64 * 1024 * 1024;

/** How to serve JSON-RPC. */
export interface RpcServerOptions {
  readonly backend: NodeBackend;
  /** Ports to listen on; 0 for any free one. */
  readonly ports: readonly number[];
  readonly host: string;
  readonly methods: "safe" | "unsafe" | "auto";
  readonly limits?: RpcLimits;
  onInternalError?(error: unknown, method: string): void;
}

/** A server that listens. */
export interface RpcServer {
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
  close(): Promise<void>;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Serves JSON-RPC over HTTP and WebSocket on one port each. @throws NodeError `port-taken` */
export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const limits = options.limits ?? DEFAULT_RPC_LIMITS;
  const dispatcher = new Dispatcher({
    backend: options.backend,
    methods: METHODS,
    responseBytes: limits.responseBytes,
    onInternalError: options.onInternalError ?? (() => undefined),
  });
  const open = new Set<WebSocket>();
  const allowUnsafe = (request: IncomingMessage): boolean =>
    options.methods === "unsafe" || (options.methods === "auto" && LOOPBACK.has(request.socket.remoteAddress ?? ""));
  const servers: Server[] = [];
  try {
    for (const port of options.ports) servers.push(await listen(port));
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }

  async function listen(port: number): Promise<Server> {
    const server = createServer((request, response) => answerHttp(request, response));
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    const sockets = new WebSocketServer({ server, maxPayload: limits.requestBytes, perMessageDeflate: false });
    sockets.on("connection", (socket, request) => serveSocket(socket, allowUnsafe(request)));
    // The HTTP server reports the same error, and is listened to.
    sockets.on("error", () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once("error", error =>
        reject(
          new NodeError(
            "port-taken",
            `JSON-RPC cannot listen on ${options.host}:${port} (${error.message}); choose another --rpc-port, or end the process that has it`,
          ),
        ),
      );
      server.listen(port, options.host, resolve);
    });
    return server;
  }

  function serveSocket(socket: WebSocket, unsafe: boolean): void {
    if (open.size >= limits.connections) return socket.close(1013, "too many connections");
    open.add(socket);
    const write = (frame: string): void => {
      // Whoever does not read is cut off: the queue is bounded.
      if (socket.bufferedAmount > MAX_BACKLOG) return socket.terminate();
      if (socket.readyState === socket.OPEN) socket.send(frame);
    };
    const session = new ConnectionSession(limits.subscriptions, write);
    socket.on("message", data => {
      const answer = dispatcher.answer(data.toString(), session, unsafe);
      if (answer !== undefined) write(answer);
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      open.delete(socket);
      session.closeAll();
    });
  }

  function answerHttp(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "content-type");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (request.method === "GET" && request.url === "/health")
      return void response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}\n');
    if (request.method !== "POST")
      return void response.writeHead(405, { allow: "POST" }).end("send JSON-RPC by POST, or connect by WebSocket\n");
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > limits.requestBytes) {
        response
          .writeHead(413, { connection: "close" })
          .end(`the request is longer than ${limits.requestBytes} bytes\n`);
        request.destroy();
      } else parts.push(part);
    });
    request.on("error", () => response.destroy());
    request.on("end", () => {
      if (response.writableEnded) return;
      const session = new ConnectionSession(0, undefined);
      const answer = dispatcher.answer(Buffer.concat(parts).toString("utf8"), session, allowUnsafe(request));
      response.writeHead(200, { "content-type": "application/json" }).end(answer ?? "");
    });
  }

  return {
    addresses: servers.map(server => {
      const { port } = server.address() as AddressInfo;
      return { host: options.host, port };
    }),
    async close() {
      for (const socket of open) socket.terminate();
      await Promise.all(
        servers.map(
          server =>
            new Promise<void>(resolve => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}
