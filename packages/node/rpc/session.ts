import { randomBytes } from "node:crypto";
import { LIMIT_REACHED, RpcError } from "./error.ts";
import type { Session, Subscription } from "./method.ts";

/** A connection's subscriptions and what methods keep with it. */
export class ConnectionSession implements Session {
  readonly canSubscribe: boolean;
  readonly values = new Map<string, unknown>();
  readonly #most: number;
  readonly #send: (frame: string) => void;
  readonly #open = new Map<string, () => void>();

  /** @param send writes a frame; `undefined` where there is no way to, as over HTTP */
  constructor(most: number, send: ((frame: string) => void) | undefined) {
    this.#most = most;
    this.canSubscribe = send !== undefined;
    this.#send = send ?? (() => undefined);
  }

  open(method: string, onEnd: () => void): Subscription {
    if (!this.canSubscribe)
      throw new RpcError(-32601, "Subscriptions are not available over HTTP; connect by WebSocket");
    if (this.#open.size >= this.#most)
      throw new RpcError(
        LIMIT_REACHED,
        `Too many subscriptions: this connection has ${this.#open.size}, which is the limit; end some first`,
      );
    const id = randomBytes(8).toString("base64url");
    this.#open.set(id, onEnd);
    return {
      id,
      send: result => {
        if (this.#open.has(id))
          this.#send(JSON.stringify({ jsonrpc: "2.0", method, params: { subscription: id, result } }));
      },
      end: () => {
        this.close(id);
      },
    };
  }

  close(id: string): boolean {
    const onEnd = this.#open.get(id);
    if (onEnd === undefined) return false;
    this.#open.delete(id);
    onEnd();
    return true;
  }

  /** Ends all subscriptions: the connection is gone. */
  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.close(id);
    this.values.clear();
  }
}
