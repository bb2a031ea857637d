import { once } from "node:events";
import { WebSocket } from "ws";
import { type RpcServer, type RpcServerOptions, startRpcServer } from "../server.ts";
import { bytes, FixtureBackend } from "./fixture-backend.ts";

/** One message of the server. */
export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  readonly params?: { readonly subscription: string; readonly result: unknown };
}

/** A WebSocket client that keeps all messages until they are asked for. */
export class Client {
  readonly socket: WebSocket;
  readonly #messages: (Message | readonly Message[])[] = [];
  readonly #waiting: ((message: Message | readonly Message[]) => boolean)[] = [];
  #ids = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", data => {
      const message = JSON.parse(data.toString()) as Message | readonly Message[];
      const taker = this.#waiting.findIndex(take => take(message));
      if (taker < 0) this.#messages.push(message);
      else this.#waiting.splice(taker, 1);
    });
  }

  /** The result of a call. Rejects with the error object. */
  async call(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const id = `id-${++this.#ids}`;
    this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    const { error, result } = await this.#take(m => m.id === id);
    if (error !== undefined) throw error;
    return result;
  }

  /** The error of a call that must fail. */
  async failure(method: string, ...params: readonly unknown[]): Promise<NonNullable<Message["error"]>> {
    try {
      await this.call(method, ...params);
    } catch (error) {
      return error as NonNullable<Message["error"]>;
    }
    throw new TypeError(`${method} was expected to fail`);
  }

  /** Sends a text as it is and gives the next message that is no notification. */
  raw(text: string | Uint8Array): Promise<Message> {
    this.socket.send(text);
    return this.#take(m => m.method === undefined);
  }

  /** Sends a batch and gives its answers. */
  async batch(calls: readonly object[]): Promise<readonly Message[]> {
    this.socket.send(JSON.stringify(calls));
    return (await this.#take(m => Array.isArray(m))) as unknown as readonly Message[];
  }

  /** The next notification of a subscription. */
  async next(subscription: unknown): Promise<unknown> {
    const message = await this.#take(m => m.params?.subscription === subscription);
    return message.params?.result;
  }

  /** The next notification as a whole. */
  notification(subscription: unknown): Promise<Message> {
    return this.#take(m => m.params?.subscription === subscription);
  }

  /** All messages that have come and were not asked for. */
  get left(): readonly (Message | readonly Message[])[] {
    return this.#messages;
  }

  /** Waits until the connection is closed; its code. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return 0;
    const [code] = (await once(this.socket, "close")) as [number];
    return code;
  }

  #take(wanted: (message: Message) => boolean): Promise<Message> {
    const at = this.#messages.findIndex(m => wanted(m as Message));
    if (at >= 0) return Promise.resolve(this.#messages.splice(at, 1)[0] as Message);
    return new Promise(resolve => {
      this.#waiting.push(message => {
        if (!wanted(message as Message)) return false;
        resolve(message as Message);
        return true;
      });
    });
  }
}

/** A server on any free port over a chain of three blocks. */
export interface Served {
  readonly backend: FixtureBackend;
  readonly server: RpcServer;
  readonly port: number;
  readonly internal: unknown[];
  /** Number of open WebSocket connections. */
  connections(): number;
  connect(headers?: Readonly<Record<string, string>>): Promise<Client>;
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Keys that all fixture chains have from block 0. */
export const GENESIS = [
  [bytes(":code"), bytes("code")],
  [bytes("map/a"), Uint8Array.of(1)],
  [bytes("map/b"), Uint8Array.of(2)],
  [bytes("map/c"), new Uint8Array(100).fill(3)],
  [bytes("one"), Uint8Array.of(9)],
] as const;

/** What a test may say of its server. */
export interface ServeOptions extends Partial<Omit<RpcServerOptions, "backend">> {
  readonly history?: "archive" | number;
}

/** Serves a fixture chain of blocks 0, 1 and 2. */
export async function serve({ history, ...options }: ServeOptions = {}): Promise<Served> {
  const backend = new FixtureBackend(GENESIS, history);
  backend.mine([[bytes("one"), Uint8Array.of(10)]]);
  backend.mine();
  const internal: unknown[] = [];
  let connections = 0;
  const server = await startRpcServer({
    backend,
    ports: [0],
    host: "127.0.0.1",
    methods: "auto",
    onInternalError: error => internal.push(error),
    observer: {
      called: () => undefined,
      connections: count => {
        connections = count;
      },
    },
    ...options,
  });
  const port = server.addresses[0]?.port ?? 0;
  return {
    backend,
    server,
    port,
    internal,
    connections: () => connections,
    async connect(headers = {}) {
      const client = new Client(new WebSocket(`ws://127.0.0.1:${port}`, { headers }));
      await Promise.race([once(client.socket, "open"), once(client.socket, "close")]);
      return client;
    },
    post: (body, headers = {}) =>
      fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
