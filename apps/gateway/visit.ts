import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Client } from "./admission.ts";
import type { GatewayError } from "./errors.ts";
import type { Trace, Traces } from "./traces.ts";

/** One request for a completion, from its headers to its end. */
export class Visit {
  /** Id of the answer and of its trace. */
  readonly id = `cmpl-${randomUUID()}`;
  readonly raw: ServerResponse;
  readonly #at = Date.now();
  readonly #began = performance.now();
  /** Who asks; undefined before the key is known, and then there is no trace that anybody may read. */
  client: Client | undefined;
  #told = false;

  constructor(raw: ServerResponse) {
    this.raw = raw;
  }

  /** Remembers how it ended; what is told first stands. */
  tell(traces: Traces, trace: Trace): void {
    if (this.#told || this.client === undefined) return;
    this.#told = true;
    traces.add(this.client.owner, trace);
  }

  /** Remembers that it ended before a byte was written. */
  tellFailure(traces: Traces, model: string, { code, message }: GatewayError): void {
    this.tell(traces, {
      id: this.id,
      model,
      state: code === "client_gone" || code === "client_too_slow" ? "cut" : "failed",
      error: { code, message },
      at: this.#at,
      bytes: 0,
      bitsPerByte: 0,
      milliseconds: Math.round(performance.now() - this.#began),
      miners: [],
    });
  }
}

/** The requests that are at work, by request and by connection. */
export class Visits {
  readonly #byRequest = new WeakMap<IncomingMessage, Visit>();
  readonly #bySocket = new WeakMap<Socket, Visit>();

  begin(request: IncomingMessage, raw: ServerResponse): Visit {
    const visit = new Visit(raw);
    this.#byRequest.set(request, visit);
    this.#bySocket.set(request.socket, visit);
    return visit;
  }

  of(request: IncomingMessage): Visit | undefined {
    return this.#byRequest.get(request);
  }

  /** The last one of a connection, if it is not answered yet. */
  openOf(socket: Socket): Visit | undefined {
    const visit = this.#bySocket.get(socket);
    return visit === undefined || visit.raw.writableFinished ? undefined : visit;
  }
}
