import type { ServerResponse } from "node:http";
import { GatewayError } from "./errors.ts";

/**
 * Server-sent events to a client that may not read them. No more is written than the connection takes, so one event waits at most; a client
 * that takes nothing for so long is given up.
 */
export class EventStream {
  readonly #raw: ServerResponse;
  readonly #unreadMilliseconds: number;

  constructor(raw: ServerResponse, unreadMilliseconds: number) {
    this.#raw = raw;
    this.#unreadMilliseconds = unreadMilliseconds;
  }

  /** Sends one event and waits until there is room for the next. @throws GatewayError `client_gone`, `client_too_slow` */
  async send(value: object | string): Promise<void> {
    const raw = this.#raw;
    if (raw.closed || raw.destroyed) throw gone();
    if (raw.write(`data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`)) return;
    await new Promise<void>((resolve, reject) => {
      const finish = (error?: GatewayError): void => {
        clearTimeout(timer);
        raw.off("drain", onDrain);
        raw.off("close", onClose);
        if (error === undefined) resolve();
        else reject(error);
      };
      const onDrain = (): void => finish();
      const onClose = (): void => finish(gone());
      const timer = setTimeout(() => finish(tooSlow(this.#unreadMilliseconds)), this.#unreadMilliseconds);
      raw.once("drain", onDrain);
      raw.once("close", onClose);
    });
  }
}

function gone(): GatewayError {
  return new GatewayError("client_gone", "the client closed the connection");
}

function tooSlow(milliseconds: number): GatewayError {
  return new GatewayError("client_too_slow", `the client took nothing for ${milliseconds} ms and was cut`);
}

/** Cuts a client that does not take its whole answer in time. */
export function cutUnread(raw: ServerResponse, milliseconds: number): void {
  const timer = setTimeout(() => raw.destroy(), milliseconds);
  const stop = (): void => clearTimeout(timer);
  raw.once("finish", stop);
  raw.once("close", stop);
}
