import { WebSocket } from "ws";
import { SdkError } from "../errors.ts";

/** How to talk to a node. */
export interface ConnectionOptions {
  /** Milliseconds to wait for an answer. */
  readonly timeoutMs?: number;
  /** Milliseconds before a lost connection is tried again; doubles up to 5 s. 0 for never. */
  readonly reconnectMs?: number;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

interface Subscription {
  readonly subscribe: string;
  readonly unsubscribe: string;
  readonly params: readonly unknown[];
  readonly listener: (value: unknown) => void;
  /** Whether to subscribe anew after the connection was lost; a watched transaction is not sent twice. */
  readonly lasting: boolean;
  onLost: ((error: SdkError) => void) | undefined;
  id: string | undefined;
}

interface Frame {
  readonly id?: number | string | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  readonly params?: { readonly subscription: string; readonly result: unknown };
}

/** One WebSocket to a node: requests, subscriptions, and a new try when it is lost. */
export class Connection {
  readonly url: string;
  readonly #timeoutMs: number;
  readonly #reconnectMs: number;
  readonly #pending = new Map<number, Pending>();
  readonly #subscriptions = new Set<Subscription>();
  readonly #early = new Map<string, unknown[]>();
  #socket: WebSocket | undefined;
  #opening: Promise<WebSocket> | undefined;
  #nextId = 1;
  #closed = false;

  /** @throws SdkError `bad-arguments` for what is no address */
  constructor(url: string, { timeoutMs = 30_000, reconnectMs = 200 }: ConnectionOptions = {}) {
    if (!URL.canParse(url) || !/^(ws|http)s?:$/.test(new URL(url).protocol))
      throw new SdkError(
        "bad-arguments",
        `"${url}" is no address of a node; one such as ws://127.0.0.1:9944 is expected`,
      );
    this.url = url;
    this.#timeoutMs = timeoutMs;
    this.#reconnectMs = reconnectMs;
  }

  /** Sends a request and waits for its answer. @throws SdkError `rpc` with the node's code, `timeout`, `unreachable`, `closed` */
  async request<T = unknown>(method: string, params: readonly unknown[] = []): Promise<T> {
    const socket = await this.#open();
    const id = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(
          new SdkError(
            "timeout",
            `${this.url} gave no answer to ${method} within ${this.#timeoutMs} ms; it may be overloaded`,
          ),
        );
      }, this.#timeoutMs);
      this.#pending.set(id, { resolve: value => resolve(value as T), reject, timer });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  /**
   * Subscribes; a lasting subscription survives the loss of the connection.
   * @returns ends the subscription
   */
  async subscribe(
    [subscribe, unsubscribe]: readonly [string, string],
    params: readonly unknown[],
    listener: (value: unknown) => void,
    options: { readonly lasting: boolean; readonly onLost?: (error: SdkError) => void } = { lasting: true },
  ): Promise<() => void> {
    const subscription: Subscription = {
      subscribe,
      unsubscribe,
      params,
      listener,
      lasting: options.lasting,
      onLost: options.onLost,
      id: undefined,
    };
    await this.#begin(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
      if (subscription.id !== undefined && this.#socket?.readyState === WebSocket.OPEN)
        this.request(unsubscribe, [subscription.id]).catch(() => undefined);
    };
  }

  /** Closes for good. */
  close(): void {
    this.#closed = true;
    this.#subscriptions.clear();
    this.#socket?.close();
    this.#fail(new SdkError("closed", `the connection to ${this.url} was closed`));
  }

  async #begin(subscription: Subscription): Promise<void> {
    this.#subscriptions.add(subscription);
    try {
      const id = await this.request<string>(subscription.subscribe, subscription.params);
      subscription.id = id;
      const early = this.#early.get(id) ?? [];
      this.#forgetEarly(id);
      // What came before the answer to the request belongs to it all the same.
      for (const value of early) subscription.listener(value);
    } catch (error) {
      this.#subscriptions.delete(subscription);
      this.#forgetEarly();
      throw error;
    }
  }

  /** Whether a notification of an unknown id may be for a subscription whose answer is on its way; else it is for one that has ended. */
  get #isBeginning(): boolean {
    for (const { id } of this.#subscriptions) if (id === undefined) return true;
    return false;
  }

  /** Early notifications are taken, or nobody will come for them: kept, they would take the room of those that somebody waits for. */
  #forgetEarly(id?: string): void {
    if (id !== undefined) this.#early.delete(id);
    if (!this.#isBeginning) this.#early.clear();
  }

  #open(): Promise<WebSocket> {
    if (this.#closed) return Promise.reject(new SdkError("closed", `the connection to ${this.url} was closed`));
    if (this.#socket?.readyState === WebSocket.OPEN) return Promise.resolve(this.#socket);
    this.#opening ??= new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(this.url, { maxPayload: 64 * 1024 * 1024 });
      socket.once("open", () => {
        this.#socket = socket;
        this.#opening = undefined;
        resolve(socket);
      });
      socket.on("message", data => this.#receive(data.toString()));
      socket.once("error", error => {
        this.#opening = undefined;
        reject(
          new SdkError("unreachable", `cannot connect to ${this.url}: ${error.message}; is a node running there?`),
        );
      });
      socket.once("close", () => this.#lost(socket));
    });
    return this.#opening;
  }

  #receive(text: string): void {
    const frame = JSON.parse(text) as Frame;
    if (typeof frame.id === "number") {
      const pending = this.#pending.get(frame.id);
      if (pending === undefined) return;
      this.#pending.delete(frame.id);
      clearTimeout(pending.timer);
      if (frame.error === undefined) return pending.resolve(frame.result);
      const { code, message, data } = frame.error;
      return pending.reject(
        new SdkError(
          "rpc",
          `${message}${data === undefined ? "" : `: ${typeof data === "string" ? data : JSON.stringify(data)}`}`,
          { rpcCode: code, data },
        ),
      );
    }
    const { params } = frame;
    if (params === undefined) return;
    for (const subscription of this.#subscriptions)
      if (subscription.id === params.subscription) return subscription.listener(params.result);
    if (!this.#isBeginning) return;
    const early = this.#early.get(params.subscription) ?? [];
    if (early.push(params.result) <= 64 && this.#early.size < 64) this.#early.set(params.subscription, early);
  }

  #fail(error: SdkError): void {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#pending.clear();
  }

  #lost(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    const error = new SdkError("closed", `the connection to ${this.url} was lost`);
    this.#fail(error);
    for (const subscription of [...this.#subscriptions]) {
      subscription.id = undefined;
      if (subscription.lasting) continue;
      this.#subscriptions.delete(subscription);
      subscription.onLost?.(error);
    }
    if (!this.#closed && this.#reconnectMs > 0 && this.#subscriptions.size > 0) this.#retry(this.#reconnectMs);
  }

  #retry(waitMs: number): void {
    setTimeout(() => {
      if (this.#closed) return;
      const again = [...this.#subscriptions];
      this.#open()
        .then(() => Promise.all(again.map(subscription => this.#begin(subscription))))
        .catch(() => {
          for (const subscription of again) this.#subscriptions.add(subscription);
          this.#retry(Math.min(waitMs * 2, 5_000));
        });
    }, waitMs).unref();
  }
}
