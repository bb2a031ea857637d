import type { ServerResponse } from "node:http";
import { NeuronError } from "../errors.ts";
import type { V10Failure } from "./failure.ts";
import { inputHeaders, type V10Head, v10Headers } from "./headers.ts";
import { jsonFloat } from "./python-repr.ts";
import type { V10Chunks } from "./route.ts";
import { type AnySynapse, encodeFields } from "./synapse.ts";
import { type TerminalInfo, terminalJson } from "./terminal.ts";

/** An answer's outcome in the words of a terminal. */
export function outcome(status: number, message: string, startedMs: number): Partial<TerminalInfo> {
  return {
    statusCode: status,
    statusMessage: message,
    processTime: (performance.now() - startedMs) / 1000,
  };
}

type Values = { readonly [name: string]: unknown };

/** The whole body of a request or an answer, in Python's order; its sizes of Python objects are 0. */
export function bodyJson(head: V10Head, fields: string): string {
  const { name, timeout, dendrite, axon } = head;
  const own = `"name":"${name}","timeout":${jsonFloat(timeout)},"total_size":0,"header_size":0`;
  return `{${own},"dendrite":${terminalJson(dendrite)},"axon":${terminalJson(axon)},"computed_body_hash":""${fields}}`;
}

/** Answers with a synapse. @throws NeuronError `BadBody` for values that are not of the declared types */
export function sendSynapse(response: ServerResponse, kind: AnySynapse, head: V10Head, values: Values): void {
  const body = Buffer.from(bodyJson(head, encodeFields(kind, values)));
  const headers = ["content-length", String(body.length), "content-type", "application/json"];
  response.writeHead(200, [...headers, ...v10Headers(head, inputHeaders(kind, values), body.length)]);
  response.end(body);
}

/** Refuses a request. @param inputs headers of the required fields, where they could be read */
export function sendFailure(
  response: ServerResponse,
  head: V10Head,
  inputs: readonly string[],
  failure: V10Failure,
  closes: boolean,
): void {
  const { message, detail, retryAfterMs } = failure;
  const body = Buffer.from(JSON.stringify(detail === undefined ? { message } : { message, error: detail }));
  const headers = v10Headers(head, inputs, body.length);
  headers.push("content-length", String(body.length), "content-type", "application/json");
  if (retryAfterMs !== undefined) headers.push("retry-after", String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  if (closes) headers.push("connection", "close");
  response.writeHead(failure.status, headers);
  response.end(body);
}

/**
 * Answers with parts as they come. The headers go first, with success: what fails later can only break off the connection.
 * @throws what the parts throw, and the signal's reason
 */
export async function sendChunks(
  response: ServerResponse,
  kind: AnySynapse,
  head: V10Head,
  values: Values,
  chunks: V10Chunks,
  abort: AbortController,
  timeoutMs: number,
): Promise<void> {
  response.writeHead(200, ["content-type", "text/event-stream", ...v10Headers(head, inputHeaders(kind, values), 0)]);
  response.flushHeaders();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(abort.signal.reason);
  const timer = setTimeout(
    () => abort.abort(new NeuronError("HandlerTimeout", `The stream lasted longer than ${timeoutMs} ms.`)),
    timeoutMs,
  );
  abort.signal.addEventListener("abort", onAbort, { once: true });
  // Nobody may be waiting when it comes.
  ended.catch(() => undefined);
  const parts = chunks[Symbol.asyncIterator]();
  try {
    abort.signal.throwIfAborted();
    for (;;) {
      const part = await Promise.race([parts.next(), ended]);
      if (part.done === true) break;
      if (!response.write(part.value)) await Promise.race([drained(response), ended]);
    }
    response.end();
  } catch (error) {
    response.destroy();
    // Whatever the parts say to their own end is of no use to anybody any more.
    Promise.resolve(parts.return?.()).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    abort.signal.removeEventListener("abort", onAbort);
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => void response.once("drain", resolve));
}
