import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { readBody } from "../body.ts";
import type { Clock } from "../clock.ts";
import { NeuronError } from "../errors.ts";
import type { Flights } from "../flight.ts";
import { runHandler } from "../run-handler.ts";
import type { Admission } from "./admission.ts";
import { outcome, sendChunks, sendFailure, sendSynapse } from "./answer.ts";
import { asNeuronError, type V10Step, v10Failure } from "./failure.ts";
import { DEFAULT_TIMEOUT, emptyHead, inputHeaders, readHead, type V10Head } from "./headers.ts";
import type { V10AxonLimits } from "./limits.ts";
import type { PriorityQueue } from "./queue.ts";
import type { V10Chunks, V10Route } from "./route.ts";
import { bodyHash, decodeBody, EMPTY_BODY_HASH, headerHash, Ping } from "./synapse.ts";
import { V10_VERSION } from "./version.ts";

/** What an axon works with. */
export type AxonParts = {
  readonly routes: ReadonlyMap<string, V10Route>;
  readonly admission: Admission;
  readonly queue: PriorityQueue;
  readonly flights: Flights;
  /** Told of connections on which a request was let in. */
  prove(socket: Socket): void;
  readonly limits: V10AxonLimits;
  readonly clock: Clock;
  /** Names this axon's session. */
  readonly uuid: string;
  readonly onRefused:
    | ((error: NeuronError, request: { readonly method: string; readonly target: string }) => void)
    | undefined;
};

/** How far a request has come, for the answer when it goes no further. */
type Progress = {
  step: V10Step;
  readonly startedMs: number;
  route: V10Route | undefined;
  head: V10Head | undefined;
};

/** Answers one request. Never rejects. */
export async function serveRequest(
  parts: AxonParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const progress: Progress = { step: "route", startedMs: performance.now(), route: undefined, head: undefined };
  try {
    await answer(parts, request, response, progress);
  } catch (thrown) {
    const error = asNeuronError(thrown);
    try {
      if (response.headersSent || response.destroyed) response.destroy();
      else refuse(parts, request, response, progress, error);
      parts.onRefused?.(error, { method: request.method ?? "", target: request.url ?? "" });
    } catch {
      // A listener that fails must not end the process that a stranger's request has reached.
      if (!response.writableEnded) response.destroy();
    }
  }
}

async function answer(
  parts: AxonParts,
  request: IncomingMessage,
  response: ServerResponse,
  progress: Progress,
): Promise<void> {
  const { admission, queue, flights, limits } = parts;
  const abort = flights.open(response);
  const route = routeOf(parts, request, response);
  progress.route = route;
  const { kind, handlers } = route;

  progress.step = "headers";
  const head = atSocket(readHead(kind, request.headers), request);
  progress.head = head;

  progress.step = "blacklist";
  const verdict = (await handlers.blacklist?.(head)) ?? "allow";
  if (verdict !== "allow") throw new NeuronError("NotAuthorized", `Forbidden. Key is blacklisted: ${verdict.refuse}.`);

  progress.step = "verify";
  const leaveRate = await admission.admit(head);
  // A route that refuses nobody, as the ping does, would let any stranger's connection stay.
  if (handlers.blacklist !== undefined) {
    flights.admit(abort);
    parts.prove(request.socket);
  }
  response.once("close", leaveRate);
  if (response.destroyed) leaveRate();
  await verifyFurther(route, head);

  // Before the line: a caller whose body drips would hold a worker all that while.
  progress.step = "body";
  const bytes = await readBody(request, request.headers, limits);

  progress.step = "priority";
  const waitMs = timeLeft(head, limits, progress.startedMs);
  const leaveQueue = await queue.enter((await handlers.priority?.(head)) ?? 0, waitMs, abort.signal);
  try {
    abort.signal.throwIfAborted();
    progress.step = "body";
    const { values, hash } = decodeBody(kind, bytes);
    if (hash !== head.bodyHash) {
      throw new NeuronError(
        "BodyMismatch",
        `Hash mismatch between header body hash ${head.bodyHash} and parsed body hash ${hash}.`,
      );
    }

    progress.step = "forward";
    const context = { head, caller: head.dendrite.hotkey ?? "" };
    const given = await runHandler<unknown>(
      signal => handlers.forward(values, { ...context, signal }),
      abort,
      timeLeft(head, limits, progress.startedMs),
    );
    const sent = {
      ...fromHeaders(head, request),
      axon: { ...head.axon, ...outcome(200, "Success", progress.startedMs) },
    };
    if (isChunks(given)) {
      await sendChunks(response, kind, sent, values, given, abort, limits.streamTimeoutMs);
      return;
    }
    const changed = given as { readonly [name: string]: unknown } | undefined;
    const result = changed === undefined ? values : { ...values, ...changed };
    try {
      const touched = kind.hash.some(name => changed !== undefined && Object.hasOwn(changed, name));
      sendSynapse(response, kind, touched ? { ...sent, bodyHash: bodyHash(kind, result) } : sent, result);
    } catch (cause) {
      // Not what the caller sent: what the handler made of it.
      throw new NeuronError("HandlerFailed", "The handler gave values that are not of the declared types.", { cause });
    }
  } finally {
    leaveQueue();
  }
}

/** The route of a request. @throws NeuronError `UnknownRoute`, `MethodNotAllowed` */
function routeOf(parts: AxonParts, request: IncomingMessage, response: ServerResponse): V10Route {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const name = path.slice(1);
  const route = parts.routes.get(name);
  if (route === undefined) {
    const known = [...parts.routes.keys()].map(one => `'${one}'`).join(", ");
    throw new NeuronError(
      "UnknownRoute",
      `Synapse name '${name.slice(0, 100)}' not found. Available synapses [${known}]`,
    );
  }
  if (request.method === "POST" || request.method === "GET") return route;
  response.setHeader("allow", "GET, POST");
  throw new NeuronError("MethodNotAllowed", `${request.method} is not served here, only GET and POST.`);
}

/** The head with the address from which the request really came. */
function atSocket(head: V10Head, request: IncomingMessage): V10Head {
  const { remoteAddress = null, remotePort = null } = request.socket;
  return { ...head, dendrite: { ...head.dendrite, ip: remoteAddress, port: remotePort } };
}

/** The head with the address that the caller gives itself: that is what it gets back. */
function fromHeaders(head: V10Head, request: IncomingMessage): V10Head {
  const ip = request.headers["bt_header_dendrite_ip"];
  return { ...head, dendrite: { ...head.dendrite, ip: typeof ip === "string" ? ip : null, port: null } };
}

/** @throws NeuronError `NotAuthorized` with what the route's own check threw */
async function verifyFurther({ handlers }: V10Route, head: V10Head): Promise<void> {
  try {
    await handlers.verify?.(head);
  } catch (cause) {
    throw new NeuronError("NotAuthorized", cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Milliseconds that are left to a request: its caller's patience, or the axon's where that is shorter. */
function timeLeft(head: V10Head, limits: V10AxonLimits, startedMs: number): number {
  const patience = head.timeout > 0 ? Math.min(head.timeout * 1000, limits.handlerTimeoutMs) : limits.handlerTimeoutMs;
  return Math.max(0, patience - (performance.now() - startedMs));
}

function isChunks(given: unknown): given is V10Chunks {
  return typeof given === "object" && given !== null && Symbol.asyncIterator in given;
}

function refuse(
  parts: AxonParts,
  request: IncomingMessage,
  response: ServerResponse,
  { step, startedMs, route, head }: Progress,
  error: NeuronError,
): void {
  const failure = v10Failure(error, step, head?.timeout ?? DEFAULT_TIMEOUT);
  const result = outcome(failure.status, failure.message, startedMs);
  const known = route !== undefined && head !== undefined;
  const base = known ? { ...head, bodyHash: headerHash(route.kind) } : emptyHead(Ping.name, EMPTY_BODY_HASH);
  // Python signs this with the caller's own words in it, and nobody checks it: a signature on demand is not given.
  const self = known ? { version: V10_VERSION, nonce: parts.clock(), uuid: parts.uuid } : {};
  const inputs = known ? inputHeaders(route.kind, {}) : [];
  const announced = Number(request.headers["content-length"] ?? Number.NaN);
  // A short body is passed over by Node; the rest of a long one must not be waited for, nor be taken for the next request.
  const closes = !request.complete && !(announced <= parts.limits.bodyBytes);
  sendFailure(response, { ...base, axon: { ...base.axon, ...self, ...result } }, inputs, failure, closes);
}
