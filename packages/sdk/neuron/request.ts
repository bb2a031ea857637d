import { NeuronError } from "./errors.ts";
import type { RawHeaders } from "./wire.ts";

/** A request whose signature has been checked. */
export class AxonRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: RawHeaders;
  /** The raw body, empty if there is none. */
  readonly body: Uint8Array;

  constructor(method: string, target: string, headers: RawHeaders, body: Uint8Array) {
    const [path = "", query = ""] = target.split("?", 2);
    this.method = method;
    this.path = path;
    this.query = new URLSearchParams(query);
    this.headers = headers;
    this.body = body;
  }

  /** The body as text. @throws NeuronError `BadBody` if it is not UTF-8 */
  text(): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(this.body);
    } catch (cause) {
      throw new NeuronError("BadBody", "The body is not UTF-8.", { cause });
    }
  }

  /** The body as JSON; its shape is for the handler to check. @throws NeuronError `BadBody` */
  json(): unknown {
    const text = this.text();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new NeuronError("BadBody", "The body is not JSON.", { cause });
    }
  }
}

/** What is known of a request besides its content. */
export type CallContext = {
  /** SS58 address of the hotkey that signed. */
  readonly caller: string;
  /** Unix nanoseconds at which the caller signed. */
  readonly nonce: bigint;
  /** Aborted when the caller is gone, the time is up or the axon stops. */
  readonly signal: AbortSignal;
};

/** An answer with its own status or content type. */
export class AxonReply {
  readonly body: AxonBody;
  readonly status: number;
  readonly contentType: string | undefined;
  constructor(body: AxonBody, options: { readonly status?: number; readonly contentType?: string } = {}) {
    this.body = body;
    this.status = options.status ?? 200;
    this.contentType = options.contentType;
  }
}

/** Bytes, a stream of them (text is sent as UTF-8), or anything that is JSON. */
export type AxonBody = Uint8Array | AsyncIterable<Uint8Array | string> | object | string | number | boolean | null;

/** Answers one kind of request. */
export type AxonHandler = (request: AxonRequest, context: CallContext) => Promise<AxonBody> | AxonBody;

/** Whether an answer is streamed. */
export function isStream(body: AxonBody): body is AsyncIterable<Uint8Array | string> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
