import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { NeuronError } from "./errors.ts";
import { type AxonBody, AxonReply, isStream } from "./request.ts";

/** Sends a refusal: status, `Retry-After`, and a JSON body that names it. */
export function refuse(reply: FastifyReply, error: NeuronError): FastifyReply {
  if (error.retryAfterMs !== undefined) reply.header("retry-after", Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
  // The rest of a body that nobody reads must not be taken for the next request.
  if (!reply.request.raw.complete) reply.header("connection", "close");
  return reply
    .status(error.status === 0 ? 500 : error.status)
    .type("application/json")
    .send(JSON.stringify(error));
}

/** Sends a handler's answer; a stream ends with the request or when its time is up. */
export function respond(
  reply: FastifyReply,
  answer: AxonBody,
  abort: AbortController,
  streamTimeoutMs: number,
): FastifyReply {
  const { body, status, contentType } = answer instanceof AxonReply ? answer : new AxonReply(answer);
  reply.status(status);
  if (body instanceof Uint8Array) {
    return reply
      .type(contentType ?? "application/octet-stream")
      .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  }
  if (isStream(body)) {
    const timer = setTimeout(
      () => abort.abort(new NeuronError("HandlerTimeout", `The stream lasted longer than ${streamTimeoutMs} ms.`)),
      streamTimeoutMs,
    );
    const stream = Readable.from(body, { objectMode: false, signal: abort.signal });
    stream.once("close", () => clearTimeout(timer));
    return reply.type(contentType ?? "application/octet-stream").send(stream);
  }
  const json = contentType !== undefined && typeof body === "string" ? body : JSON.stringify(body);
  if (json === undefined) throw new NeuronError("HandlerFailed", "The handler gave an answer that is not JSON.");
  return reply.type(contentType ?? "application/json").send(json);
}
