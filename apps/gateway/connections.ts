import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { AddressCounts } from "@waystone/primitives";
import { GatewayError } from "./errors.ts";
import type { GatewayLimits } from "./limits.ts";

/** Connections beyond a limit that still get an answer, each for a short time; further ones are closed at once. */
const SPARE = 16;
const SPARE_MS = 2_000;

/** Counts connections, and tells of those that are too many. */
export class Connections {
  readonly #limits: GatewayLimits;
  readonly #refused = new WeakMap<Socket, GatewayError>();
  readonly #byAddress = new AddressCounts();
  #open = 0;

  constructor(server: Server, limits: GatewayLimits) {
    this.#limits = limits;
    server.maxConnections = limits.connections + SPARE;
    server.maxHeadersCount = limits.headerCount + 1;
    server.on("connection", socket => this.#take(socket));
  }

  /** Refuses a request by its connection and its headers. @throws GatewayError */
  check(request: IncomingMessage): void {
    const refused = this.#refused.get(request.socket);
    if (refused !== undefined) throw refused;
    const count = request.rawHeaders.length / 2;
    if (count > this.#limits.headerCount)
      throw new GatewayError(
        "headers_too_large",
        `the request has more than ${this.#limits.headerCount} headers; send fewer`,
      );
  }

  #take(socket: Socket): void {
    const address = socket.remoteAddress ?? "";
    const { connections, connectionsPerAddress } = this.#limits;
    const sameAddress = this.#byAddress.enter(address);
    this.#open++;
    socket.once("close", () => {
      this.#open--;
      this.#byAddress.leave(address);
    });
    if (sameAddress > connectionsPerAddress + SPARE) {
      socket.destroy();
      return;
    }
    const refusal =
      sameAddress > connectionsPerAddress
        ? new GatewayError(
            "rate_limit_exceeded",
            `your address has ${connectionsPerAddress} connections open, which is the limit; close some or use them again`,
            { retryAfterSeconds: 1 },
          )
        : this.#open > connections
          ? new GatewayError("overloaded", `${connections} connections are open, which is the limit; try again soon`, {
              retryAfterSeconds: 2,
            })
          : undefined;
    if (refusal === undefined) return;
    this.#refused.set(socket, refusal);
    const timer = setTimeout(() => socket.destroy(), SPARE_MS);
    socket.once("close", () => clearTimeout(timer));
  }
}

/** What Node's HTTP parser or its timers found, as one of the gateway's errors; undefined where nobody waits for an answer. */
export function explainClientError(
  error: { readonly code?: string | undefined },
  limits: GatewayLimits,
): GatewayError | undefined {
  switch (error.code) {
    case "ECONNRESET":
    case "EPIPE":
      return undefined;
    case "HPE_HEADER_OVERFLOW":
      return new GatewayError(
        "headers_too_large",
        `the request line and its headers are longer than ${limits.headerBytes} bytes; send shorter ones`,
      );
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new GatewayError(
        "request_timeout",
        `headers must come within ${limits.headersMilliseconds} ms and the whole request within ${limits.requestMilliseconds} ms; send it faster`,
      );
    default:
      return new GatewayError("invalid_request", "the request is not HTTP that can be read");
  }
}

/** Answers on a connection for which there is no response any more, and closes it. */
export function answerRaw(socket: Socket, error: GatewayError, headers: Readonly<Record<string, string>> = {}): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(error.body);
  const head = Object.entries({
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
    ...error.headers,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ""}\r\n${head.join("")}\r\n${body}`);
  // What still comes is not read; a moment later whoever goes on sending is cut.
  setTimeout(() => socket.destroy(), 500).unref();
}
