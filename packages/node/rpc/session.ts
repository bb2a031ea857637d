import { randomBytes } from "node:crypto";
import { METHOD_NOT_FOUND, TOO_MANY_SUBSCRIPTIONS } from "./codes.ts";
import { RpcError } from "./error.ts";
import type { Session, Subscription } from "./method.ts";

/** How notifications reach a client. */
export interface Notify {
  send(frame: string): void;
  /** Runs something in a later turn, when little waits for the client. Never, where the connection is closed before. */
  whenRoom(run: () => void): void;
}

interface Open {
  readonly notification: string;
  /** What came before the client knew the id. */
  early: unknown[] | undefined;
  onEnd: (() => void) | undefined;
}

/**
 * A connection's subscriptions.
 *
 * A client learns the id of a subscription from an answer, so notifications wait until {@link answered} says that it was written.
 */
export class ConnectionSession implements Session {
  readonly #most: number;
  readonly #notify: Notify | undefined;
  readonly #open = new Map<string, Open>();
  readonly #fresh: [id: string, open: Open][] = [];
  readonly #later: (() => void)[] = [];

  /** @param most subscriptions at once @param notify reaches the client; `undefined` where there is no way to, as over HTTP */
  constructor(most: number, notify: Notify | undefined) {
    this.#most = most;
    this.#notify = notify;
  }

  /** Number of subscriptions. */
  get size(): number {
    return this.#open.size;
  }

  open(notification: string): Subscription {
    if (this.#notify === undefined)
      throw new RpcError(METHOD_NOT_FOUND, "Subscriptions are not available over HTTP; connect by WebSocket");
    if (this.#open.size >= this.#most)
      throw new RpcError(
        TOO_MANY_SUBSCRIPTIONS,
        "Too many subscriptions on the connection",
        `Exceeded max limit of ${this.#most}; end some first`,
      );
    const id = randomBytes(8).toString("base64url");
    const open: Open = { notification, early: [], onEnd: undefined };
    this.#open.set(id, open);
    this.#fresh.push([id, open]);
    return {
      id,
      send: result => this.#send(id, result),
      whenRoom: run => this.#notify?.whenRoom(run),
      end: () => {
        this.close(id);
      },
    };
  }

  onEnd(id: string, run: () => void): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.onEnd = run;
    // It ended while it began: what it told before is still on its way.
    else run();
  }

  close(id: string): boolean {
    const open = this.#open.get(id);
    if (open === undefined) return false;
    this.#open.delete(id);
    open.onEnd?.();
    return true;
  }

  later(run: () => void): void {
    this.#later.push(run);
  }

  /** The answers so far were written: subscriptions that they told of may speak. One that has ended says what it had to say. */
  answered(): void {
    const fresh = this.#fresh.splice(0);
    const later = this.#later.splice(0);
    for (const [id, open] of fresh) {
      const early = open.early ?? [];
      open.early = undefined;
      for (const result of early) this.#write(id, open, result);
    }
    for (const run of later) run();
  }

  /** Ends all subscriptions: the connection is gone. */
  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.close(id);
    this.#fresh.length = 0;
    this.#later.length = 0;
  }

  #send(id: string, result: unknown): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    if (open.early !== undefined) open.early.push(result);
    else this.#write(id, open, result);
  }

  #write(id: string, { notification }: Open, result: unknown): void {
    this.#notify?.send(JSON.stringify({ jsonrpc: "2.0", method: notification, params: { subscription: id, result } }));
  }
}
