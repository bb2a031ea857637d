import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { RATE_LIMITED } from "./codes.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { RpcError } from "./error.ts";
import { errorText } from "./json.ts";
import { CallRate, type RpcLimits } from "./limits.ts";
import { ConnectionSession } from "./session.ts";
import { requestTooBig } from "./socket.ts";
import { type Lane, newLane, type Turns, untilDone } from "./turns.ts";

function send(response: ServerResponse, status: number, body: string, type = "application/json"): void {
  response.writeHead(status, { "content-type": type }).end(body);
}

/** Refuses a request, as JSON-RPC and as an HTTP status. */
export function refuseHttp(response: ServerResponse, status: number, error: RpcError): void {
  response.setHeader("connection", "close");
  send(response, status, errorText(null, error));
}

/** Requests of one connection that may wait for their answers. */
const MAX_PIPELINED = 16;
const PIPELINED = `more than ${MAX_PIPELINED} requests of this connection wait for their answers; wait for some first`;

/** What is kept of a connection, which may have many requests. */
interface Connection {
  readonly rate: CallRate;
  readonly lane: Lane;
  /** Whether it is closed for sending too much at once: what else it sent is let go by. */
  isClosing: boolean;
}

const CONNECTIONS = new WeakMap<Socket, Connection>();

function connectionOf(socket: Socket, limits: RpcLimits, turns: Turns): Connection {
  const known = CONNECTIONS.get(socket);
  if (known !== undefined) return known;
  const fresh = { rate: new CallRate(limits.callsPerMinute), lane: newLane(), isClosing: false };
  CONNECTIONS.set(socket, fresh);
  socket.once("close", () => turns.drop(fresh.lane));
  return fresh;
}

/** What answers HTTP requests. */
export interface Served {
  readonly dispatcher: Dispatcher;
  readonly turns: Turns;
  readonly limits: RpcLimits;
  readonly allowUnsafe: boolean;
  /** Counts a call of its address; says whether it is one too many. */
  isTooFast(): boolean;
  /** The request's body is complete. @returns what to call when it is not held any longer */
  arrived(): () => void;
  /** What is wrong with the node, for `/health`. */
  readonly problem: string | undefined;
  /** Whether requests should be sent here, for `/health/readiness`. */
  readonly isReady: boolean;
}

/** `/health` for load balancers and supervisors: 200, or 503 with what is wrong. */
function answerHealth(response: ServerResponse, problem: string | undefined): void {
  const body = problem === undefined ? { status: "ok" } : { status: "failing", problem };
  send(response, problem === undefined ? 200 : 503, `${JSON.stringify(body)}\n`);
}

/**
 * Answers one HTTP request: JSON-RPC by POST, `GET /health`, and what browsers ask before a POST.
 *
 * Pages of any origin may call, as they may on other nodes of this kind: what is unsafe is not allowed to them.
 */
export function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  { dispatcher, turns, limits, allowUnsafe, problem, isReady, isTooFast, arrived }: Served,
): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "content-type");
  response.setHeader("access-control-allow-methods", "POST, GET, OPTIONS");
  request.on("error", () => response.destroy());
  if (request.method === "OPTIONS") {
    response.writeHead(204).end();
    return;
  }
  if (request.method === "GET" && request.url === "/health") return answerHealth(response, problem);
  if (request.method === "GET" && request.url === "/health/readiness")
    return answerHealth(response, problem ?? (isReady ? undefined : "the node starts, or stops"));
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return send(response, 405, "send JSON-RPC by POST, or connect by WebSocket\n", "text/plain");
  }
  const parts: Buffer[] = [];
  let size = 0;
  request.on("data", (part: Buffer) => {
    size += part.length;
    if (size <= limits.requestBytes) parts.push(part);
    else if (!response.headersSent) {
      parts.length = 0;
      refuseHttp(response, 413, requestTooBig(limits.requestBytes));
      // What is on its way is let go by, for a while, so that the client gets to read the answer.
      response.on("finish", () => setTimeout(() => request.destroy(), 1000).unref());
    }
  });
  request.on("end", () => {
    const used = arrived();
    if (response.headersSent) return used();
    const connection = connectionOf(request.socket, limits, turns);
    const { rate, lane } = connection;
    if (lane.jobs.length >= MAX_PIPELINED) {
      used();
      if (connection.isClosing) return;
      connection.isClosing = true;
      refuseHttp(response, 429, new RpcError(RATE_LIMITED, "Too many requests", PIPELINED));
      request.socket.destroySoon();
      return;
    }
    const caller = {
      session: new ConnectionSession(0, undefined),
      allowUnsafe,
      isTooFast: () => [rate.isTooFast(), isTooFast()].includes(true),
      refused: () => {
        lane.refused = true;
      },
    };
    const tell = (answer: string | undefined): void => {
      if (answer === undefined) response.writeHead(204).end();
      else send(response, 200, answer);
    };
    const job = dispatcher.job(Buffer.concat(parts), caller, tell);
    turns.add(lane, untilDone(job, used));
  });
}
