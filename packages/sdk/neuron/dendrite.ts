import type { Signer } from "../signer.ts";
import { type Clock, createNonces, systemClock } from "./clock.ts";
import { deadline } from "./deadline.ts";
import { NeuronError } from "./errors.ts";
import { bounded, checkAnswer, collect, DendriteReply, DendriteStream } from "./reply.ts";
import { schemeOf, signRequestWith } from "./sign.ts";
import { type AxonTarget, targetUrl } from "./target.ts";

/** What is sent: bytes as they are, anything else as JSON, undefined as no body. */
export type DendriteBody = Uint8Array | object | string | number | boolean | null | undefined;

/** How one call is made. */
export type CallOptions = {
  /** Milliseconds until the whole answer must be there; 12 s if not given. A stream's limit is for all of it. */
  readonly timeoutMs?: number;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly signal?: AbortSignal;
  /** Bytes of an answer at most. */
  readonly responseBytes?: number;
};

/** How a dendrite is set up. */
export type DendriteOptions = {
  /** The caller's hotkey: sr25519 or ed25519. */
  readonly keypair: Signer;
  /** Milliseconds, where a call says nothing else: 12,000. */
  readonly timeoutMs?: number;
  /** Bytes of an answer, where a call says nothing else: 8 MiB. */
  readonly responseBytes?: number;
  /** Refuses loopback, private and link-local addresses: a miner could name them to make the caller knock at its own doors. */
  readonly refusePrivateAddresses?: boolean;
  /** Unix nanoseconds; the system's clock if not given. */
  readonly clock?: Clock;
};

/** Calls neurons with signed requests. Nothing is repeated: whoever tries again calls again, and a fresh nonce is signed. */
export type Dendrite = {
  readonly hotkey: string;
  /**
   * One request and its whole answer.
   * @throws NeuronError the neuron's own refusal by its code, or `BadTarget`, `Unreachable`, `Timeout`, `Aborted`, `ResponseTooLarge`, `BadResponse`
   */
  call(target: AxonTarget, path: string, body?: DendriteBody, options?: CallOptions): Promise<DendriteReply>;
  /** One request whose answer is read as it comes; stopping the loop ends the connection. @throws NeuronError as `call`, also while reading */
  stream(target: AxonTarget, path: string, body?: DendriteBody, options?: CallOptions): Promise<DendriteStream>;
};

function encode(body: DendriteBody): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | undefined;
} {
  if (body === undefined) return { bytes: new Uint8Array(), contentType: undefined };
  if (body instanceof Uint8Array) return { bytes: Uint8Array.from(body), contentType: "application/octet-stream" };
  return { bytes: new TextEncoder().encode(JSON.stringify(body)), contentType: "application/json" };
}

/** @throws NeuronError `MalformedAuth` if the key cannot be a hotkey */
export function createDendrite(options: DendriteOptions): Dendrite {
  const { keypair } = options;
  schemeOf(keypair);
  const nextNonce = createNonces(options.clock ?? systemClock);

  const send = async (target: AxonTarget, path: string, body: DendriteBody, call: CallOptions) => {
    const url = targetUrl(target, path, options.refusePrivateAddresses === true);
    const method = call.method ?? "POST";
    const { bytes, contentType } = encode(body);
    const headers: Record<string, string> = {
      ...(await signRequestWith(keypair, {
        method,
        target: url.pathname + url.search,
        body: bytes,
        receiver: target.hotkey,
        nonce: nextNonce(),
      })),
      // Compressed answers would make the limit on their size meaningless.
      "accept-encoding": "identity",
    };
    if (contentType !== undefined) headers["content-type"] = contentType;
    if (method === "GET" && bytes.length > 0)
      throw new NeuronError("BadTarget", "A GET request has no body: use POST.");
    const timer = deadline(call.timeoutMs ?? options.timeoutMs ?? 12_000, call.signal);
    const started = performance.now();
    try {
      // A redirect would carry the request to somebody it was not signed for.
      const init = { method, headers, signal: timer.signal, redirect: "manual" as const };
      const response = await fetch(url, bytes.length > 0 ? { ...init, body: bytes } : init);
      const limit = call.responseBytes ?? options.responseBytes ?? 8 << 20;
      const chunks = bounded(response, limit, error => explain(error, timer.signal));
      await checkAnswer(response, chunks);
      return { response, chunks, timer, started };
    } catch (error) {
      timer.stop();
      throw explain(error, timer.signal);
    }
  };

  return {
    hotkey: keypair.address,
    async call(target, path, body, call = {}) {
      const { response, chunks, timer, started } = await send(target, path, body, call);
      try {
        return new DendriteReply(response.status, response.headers, await collect(chunks), performance.now() - started);
      } finally {
        timer.stop();
      }
    },
    async stream(target, path, body, call = {}) {
      const { response, chunks, timer } = await send(target, path, body, call);
      return new DendriteStream(response.status, response.headers, chunks, () => timer.stop());
    },
  };
}

/** What an error of `fetch` means here. */
function explain(error: unknown, signal: AbortSignal): NeuronError {
  if (signal.reason instanceof NeuronError) return signal.reason;
  if (error instanceof NeuronError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new NeuronError("Unreachable", `The neuron cannot be reached: ${cause}.`, { cause: error });
}
