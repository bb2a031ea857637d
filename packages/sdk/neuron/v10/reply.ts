import type { IncomingHttpHeaders } from "node:http";
import { NeuronError } from "../errors.ts";
import { CallError } from "./http-call.ts";
import type { JsonObject } from "./json-read.ts";
import { reprFloat } from "./python-repr.ts";
import { decodeValues, readObject, type Synapse } from "./synapse.ts";
import { NO_TERMINAL, type TerminalInfo, terminalFromHeaders, terminalFromJson } from "./terminal.ts";
import type { Fields, Values } from "./types.ts";

/** How a call to an axon ended: with an answer, a refusal, or nothing. Calls do not throw for what an axon does. */
export class V10Reply<F extends Fields> {
  /** The answer's fields; what was sent where there is no answer. */
  readonly values: Values<F>;
  /** The caller's end: status, message, and seconds from sending to the answer's end. */
  readonly dendrite: TerminalInfo;
  /** The axon's end, in its own words but for its hotkey and address, which are those that were called. */
  readonly axon: TerminalInfo;
  /** Why there is no answer, where it was not the axon that said so. */
  readonly error: NeuronError | undefined;

  constructor(values: Values<F>, dendrite: TerminalInfo, axon: TerminalInfo, error: NeuronError | undefined) {
    this.values = values;
    this.dendrite = dendrite;
    this.axon = axon;
    this.error = error;
  }

  /** HTTP status, as the axon gave it or as Python's dendrite would name the failure; null where the axon said none. */
  get statusCode(): number | null {
    return this.dendrite.statusCode;
  }

  /** What stands beside the status. */
  get statusMessage(): string | null {
    return this.dendrite.statusMessage;
  }

  /** Whether the axon answered: 200. */
  get isSuccess(): boolean {
    return this.statusCode === 200;
  }

  /** Whether it did not. */
  get isFailure(): boolean {
    return !this.isSuccess;
  }

  /** Whether the time was up: 408. */
  get isTimeout(): boolean {
    return this.statusCode === 408;
  }

  /** Whether the axon refuses this caller: 403. */
  get isBlacklist(): boolean {
    return this.statusCode === 403;
  }

  /** Whether the axon did not believe the signature: 401. */
  get failedVerification(): boolean {
    return this.statusCode === 401;
  }
}

/** A request as it was sent. */
export type Sent<F extends Fields> = {
  readonly kind: Synapse<F>;
  readonly values: Values<F>;
  readonly dendrite: TerminalInfo;
  readonly axon: TerminalInfo;
  /** Seconds. */
  readonly timeout: number;
  readonly startedMs: number;
};

/** What is known of a terminal in one place, and of the rest in another. */
function merged(base: TerminalInfo, over: TerminalInfo): TerminalInfo {
  const known = Object.entries(over).filter(([, value]) => value !== null);
  return { ...base, ...(Object.fromEntries(known) as Partial<TerminalInfo>) };
}

/** The axon's headers; those that are not of their kind count as unknown, one and all. */
function axonHeaders(headers: IncomingHttpHeaders): TerminalInfo {
  try {
    return terminalFromHeaders(headers, "axon");
  } catch (error) {
    if (error instanceof NeuronError) return NO_TERMINAL;
    throw error;
  }
}

function seconds(startedMs: number): number {
  return (performance.now() - startedMs) / 1000;
}

function finish<F extends Fields>(
  sent: Sent<F>,
  values: Values<F>,
  said: TerminalInfo,
  error?: NeuronError,
): V10Reply<F> {
  const { ip, port, hotkey } = sent.axon;
  const axon = { ...said, ip, port, hotkey };
  const { statusCode, statusMessage } = axon;
  const processTime = seconds(sent.startedMs);
  return new V10Reply(values, { ...sent.dendrite, statusCode, statusMessage, processTime }, axon, error);
}

/** What an answer of status 200 means. @throws NeuronError `BadBody` */
export function successReply<F extends Fields>(
  sent: Sent<F>,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
): V10Reply<F> {
  const json: JsonObject = readObject(body);
  const values = decodeValues(sent.kind, json);
  const said = merged(terminalFromJson(json["axon"]), axonHeaders(headers));
  return finish(sent, values, said.statusCode === null ? { ...said, statusCode: 200 } : said);
}

/** What an answer of another status means: a header cannot make a success of it. @throws NeuronError `BadBody` */
export function refusedReply<F extends Fields>(
  sent: Sent<F>,
  status: number,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
): V10Reply<F> {
  const { message } = readObject(body);
  const said = merged(
    { ...NO_TERMINAL, statusCode: status, statusMessage: typeof message === "string" ? message.slice(0, 2000) : null },
    axonHeaders(headers),
  );
  return finish(sent, sent.values, said.statusCode === 200 ? { ...said, statusCode: status } : said);
}

/** The end of a stream: its status stands in its headers, which came first. */
export function streamedReply<F extends Fields>(
  sent: Sent<F>,
  headers: IncomingHttpHeaders,
  values: Values<F>,
): V10Reply<F> {
  const said = axonHeaders(headers);
  return finish(sent, values, said.statusCode === null ? { ...said, statusCode: 200 } : said);
}

/** Status and message of Python's dendrite for what kept an answer from coming (`neurons.md` 5). */
function statusOf<F extends Fields>(error: unknown, { axon, kind, timeout }: Sent<F>): readonly [number, string] {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof NeuronError && error.code === "Timeout")
    return [408, `Request timeout after ${reprFloat(timeout)} seconds`];
  if (error instanceof CallError && error.code === "Unreachable") {
    if (error.stage === "connecting") return [503, `Service unavailable at ${axon.ip}:${axon.port}/${kind.name}`];
    return error.stage === "waiting" ? [503, `Service disconnected: ${why}`] : [400, `Payload error: ${why}`];
  }
  if (error instanceof CallError && error.code === "BadResponse") return [400, `Client response error: ${why}`];
  if (error instanceof NeuronError && error.code === "Aborted") return [500, `Client error: ${why}`];
  return [422, `Failed to parse response: ${why}`];
}

/** A call to which no answer came, or none that can be read. */
export function brokenReply<F extends Fields>(sent: Sent<F>, thrown: unknown): V10Reply<F> {
  const [statusCode, statusMessage] = statusOf(thrown, sent);
  const error =
    thrown instanceof NeuronError ? thrown : new NeuronError("BadResponse", String(thrown), { cause: thrown });
  const dendrite = { ...sent.dendrite, statusCode, statusMessage, processTime: seconds(sent.startedMs) };
  return new V10Reply(sent.values, dendrite, sent.axon, error);
}
