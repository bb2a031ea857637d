import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { NeuronError } from "./errors.ts";

// A body that is a little too large is read to its end and thrown away, so that the sender is there to hear why; beyond this many
// times the limit it is cut off.
const PATIENCE = 4;

/** The whole body of a request. @throws NeuronError `BodyTooLarge`, `BodyTimeout`, `BadRequest` */
export function readBody(
  payload: Readable,
  headers: IncomingHttpHeaders,
  limits: { readonly bodyBytes: number; readonly bodyTimeoutMs: number },
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const tooLarge = () => new NeuronError("BodyTooLarge", `The body has more than ${limits.bodyBytes} bytes.`);
  const announced = Number(headers["content-length"] ?? 0);
  const parts: Buffer[] = [];
  let size = 0;
  let ended = false;
  const timer = setTimeout(
    () => reject(new NeuronError("BodyTimeout", `The body did not come within ${limits.bodyTimeoutMs} ms.`)),
    limits.bodyTimeoutMs,
  );
  const take = (part: Buffer): void => {
    size += part.length;
    if (size <= limits.bodyBytes) parts.push(part);
    else parts.length = 0;
    if (Math.max(size, announced) > limits.bodyBytes * PATIENCE) reject(tooLarge());
  };
  payload.on("data", take);
  payload.on("end", () => {
    ended = true;
    const [only] = parts;
    if (size > limits.bodyBytes) reject(tooLarge());
    else resolve(parts.length === 1 && only !== undefined ? only : Buffer.concat(parts));
  });
  payload.on("error", cause => reject(new NeuronError("BadRequest", "The body broke off.", { cause })));
  payload.on("close", () => {
    // Every request closes; an error for each would cost more than reading it.
    if (!ended) reject(new NeuronError("BadRequest", "The connection was closed before the body had come."));
  });
  return promise.finally(() => {
    clearTimeout(timer);
    payload.off("data", take);
  });
}
