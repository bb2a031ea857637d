import { type Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { NeuronError } from "../errors.ts";

/** What a dendrite takes from an axon at most. */
export type V10CallLimits = {
  /** Bytes of an answer's head. */
  readonly headerBytes: number;
  /** Bytes of an answer's body, streamed or not. */
  readonly responseBytes: number;
  /** Parts in which an answer's body may come. */
  readonly chunks: number;
};

/** One HTTP request. */
export type HttpCall = {
  readonly agent: Agent;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Names and values in turn, sent in this order and spelling. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  readonly limits: V10CallLimits;
  readonly signal: AbortSignal;
  /** PEM of the axon's certificate, where it serves over TLS. */
  readonly certificate: string | undefined;
};

/** How far a call came when it broke. */
export type CallStage = "connecting" | "waiting" | "reading";

/** A call that broke below HTTP, or because the answer was not HTTP. */
export class CallError extends NeuronError {
  readonly stage: CallStage;

  constructor(
    stage: CallStage,
    code: "Unreachable" | "BadResponse" | "ResponseTooLarge",
    message: string,
    cause?: unknown,
  ) {
    super(code, message, { cause });
    this.stage = stage;
  }
}

function words(error: unknown): string {
  return error instanceof Error ? ("code" in error ? `${error.message} (${String(error.code)})` : error.message) : "";
}

function explain(error: unknown, stage: CallStage): CallError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "HPE_HEADER_OVERFLOW")
    return new CallError(stage, "ResponseTooLarge", "The answer's headers are too large.", error);
  if (code.startsWith("HPE_"))
    return new CallError(stage, "BadResponse", `The answer is not HTTP/1.1: ${words(error)}.`, error);
  return new CallError(stage, "Unreachable", words(error), error);
}

/** Sends a request and waits for the answer's head. @throws CallError, or the signal's reason */
export function openCall(call: HttpCall): Promise<IncomingMessage> {
  const { agent, host, port, path, headers, body, limits, signal, certificate } = call;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = {
    agent,
    host,
    port,
    path,
    method: "POST",
    headers,
    maxHeaderSize: limits.headerBytes,
    setHost: false,
  };
  // A certificate from the chain is trusted by itself: it belongs to no name and to no authority.
  const request =
    certificate === undefined
      ? httpRequest(options)
      : httpsRequest({ ...options, ca: certificate, checkServerIdentity: () => undefined });
  const onAbort = (): void => {
    reject(signal.reason);
    request.destroy();
  };
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  request.once("close", () => {
    signal.removeEventListener("abort", onAbort);
    // A connection may end without an answer and without an error; what has been settled stays as it is.
    reject(new CallError("waiting", "Unreachable", "the connection was closed before an answer came"));
  });
  // Nobody asked for another protocol, and Node's client says no more of such an answer.
  request.once("upgrade", (_answer, socket) => {
    socket.destroy();
    reject(new CallError("waiting", "BadResponse", "the axon answered by changing the protocol"));
  });
  let stage: CallStage = "connecting";
  const connected = (): void => {
    stage = "waiting";
  };
  request.once("socket", socket => void (socket.connecting ? socket.once("connect", connected) : connected()));
  request.on("error", error => reject(explain(error, stage)));
  request.once("response", resolve);
  request.end(body);
  return promise;
}

/** The parts of an answer's body, within the limits. @throws CallError, or the signal's reason */
export async function* readChunks(
  answer: IncomingMessage,
  limits: V10CallLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let count = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      count++;
      if (bytes > limits.responseBytes)
        throw new CallError("reading", "ResponseTooLarge", `The answer has more than ${limits.responseBytes} bytes.`);
      if (count > limits.chunks)
        throw new CallError("reading", "ResponseTooLarge", `The answer came in more than ${limits.chunks} parts.`);
      yield chunk;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof NeuronError ? error : explain(error, "reading");
  } finally {
    answer.destroy();
  }
}

/** The whole body of an answer. @throws CallError, or the signal's reason */
export function readAnswer(answer: IncomingMessage, limits: V10CallLimits, signal: AbortSignal): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const parts: Buffer[] = [];
  let bytes = 0;
  const end = (error: unknown): void => {
    reject(signal.aborted ? signal.reason : error);
    answer.destroy();
  };
  answer.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    parts.push(chunk);
    if (bytes > limits.responseBytes)
      end(new CallError("reading", "ResponseTooLarge", `The answer has more than ${limits.responseBytes} bytes.`));
    else if (parts.length > limits.chunks)
      end(new CallError("reading", "ResponseTooLarge", `The answer came in more than ${limits.chunks} parts.`));
  });
  let ended = false;
  answer.once("end", () => {
    ended = true;
    const [only] = parts;
    resolve(parts.length === 1 && only !== undefined ? only : Buffer.concat(parts));
  });
  answer.once("error", error => end(explain(error, "reading")));
  answer.once("close", () => {
    if (!ended) end(new CallError("reading", "Unreachable", "the connection was closed within the answer"));
  });
  return promise;
}
