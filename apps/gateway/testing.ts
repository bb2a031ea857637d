// A gateway that really listens, with miners that answer at once, and clients that say exactly what they are told.
import { connect, type Socket } from "node:net";
import type { AskMiners, Distribution } from "@waystone/subnet-text";
import type { FastifyInstance } from "fastify";
import { createGateway, type GatewayOptions, listenFrom, MixtureMarket } from "./index.ts";

/** Name of the tests' model. */
export const MODEL = "test-mixture";

/** Prefers the letters; the same after every prefix. */
export const letters: Distribution = Float64Array.from({ length: 256 }, (_, c) =>
  c >= 97 && c < 123 ? 1 / 27 : 1 / 27 / 230,
);

/** What a test may look at and change while its gateway runs. */
export interface TestMiners {
  /** Questions so far. */
  asked: number;
  /** Milliseconds that an answer takes. */
  delayMs: number;
  fail: boolean;
}

/** A gateway that listens on a port of its own. */
export interface TestGateway {
  readonly app: FastifyInstance;
  readonly port: number;
  readonly miners: TestMiners;
}

let nextPort = 21_000 + (process.pid % 400) * 20;

/** Starts a gateway; the test closes it. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const miners: TestMiners = { asked: 0, delayMs: 0, fail: false };
  const ask: AskMiners = async prefixes => {
    miners.asked++;
    if (miners.delayMs > 0) await new Promise(resolve => setTimeout(resolve, miners.delayMs));
    return [{ name: "miner", distributions: miners.fail ? undefined : prefixes.map(() => letters) }];
  };
  const app = createGateway({ model: MODEL, market: new MixtureMarket(["miner"]), ask, keys: [], ...options });
  nextPort += 20;
  return { app, port: await listenFrom(app, "127.0.0.1", nextPort), miners };
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Opens a connection; it is open when this settles. */
export async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  // Being cut is what the tests are about.
  socket.on("error", () => undefined);
  return socket;
}

/** Everything that comes until the other side closes. */
export async function readToEnd(socket: Socket): Promise<RawAnswer> {
  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (part: string) => {
    text += part;
  });
  if (!socket.closed) await new Promise(resolve => socket.once("close", resolve));
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [line = "", ...lines] = head.split("\r\n");
  return {
    status: Number(line.split(" ")[1] ?? 0),
    headers: new Map(lines.map(one => [one.slice(0, one.indexOf(":")).toLowerCase(), one.slice(one.indexOf(":") + 2)])),
    body: rest.join("\r\n\r\n"),
  };
}

/** A request for a completion as text; the connection closes after its answer. */
export function completionText(body: object | string, headers: readonly string[] = []): string {
  const text = typeof body === "string" ? body : JSON.stringify({ model: MODEL, ...body });
  return [
    "POST /v1/completions HTTP/1.1",
    "host: test",
    "connection: close",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    ...headers,
    "",
    text,
  ].join("\r\n");
}

/** Sends text on a connection of its own and reads what comes until the other side closes. */
export async function exchange(port: number, text: string): Promise<RawAnswer> {
  const socket = await open(port);
  socket.write(text);
  return readToEnd(socket);
}

/** The error that an answer tells. */
export function errorOf({ body }: RawAnswer): {
  readonly code: string;
  readonly type: string;
  readonly message: string;
} {
  return JSON.parse(body).error;
}

/** A completion with a key. */
export async function post(port: number, body: object, key?: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/v1/completions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model: MODEL, ...body }),
  });
}

/** A trace as a key sees it. */
export async function traceOf(
  port: number,
  id: string | null,
  key?: string,
): Promise<{ status: number; body: unknown }> {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`http://127.0.0.1:${port}/v1/traces/${id}`, { headers });
  return { status: response.status, body: await response.json() };
}

/** Waits until something is so, at most 5 s. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 250; tries++) {
    if (await isSo()) return true;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return false;
}
