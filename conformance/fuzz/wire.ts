import { once } from "node:events";
import { WebSocket } from "ws";
import { FuzzError } from "./errors.ts";

/** Milliseconds in which any request must be answered. */
const PATIENCE_MS = 5_000;

/** What came for a request. */
export interface Answer {
  readonly jsonrpc?: unknown;
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

/** A request that is sent behind a text that may ask for nothing. */
const BEHIND = { id: "behind", frame: JSON.stringify({ jsonrpc: "2.0", id: "behind", method: "system_chain" }) };

/** One WebSocket, one request at a time; notifications are dropped. Opened anew where the node closed it. */
export class Wire {
  readonly #url: string;
  readonly #inbox: (string | number)[] = [];
  #socket: WebSocket | undefined;
  #waiting: (() => void) | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Sends a request as it is. @returns the answer, or the code with which the connection was closed @throws FuzzError `hangs` */
  async ask(frame: string): Promise<string | number> {
    const socket = await this.#open();
    socket.send(frame);
    return this.#next(frame);
  }

  /**
   * Sends a text that may ask for nothing.
   * @returns all that was answered to it, or the code with which the connection was closed
   * @throws FuzzError `hangs`
   */
  async tell(text: string): Promise<readonly string[] | number> {
    const socket = await this.#open();
    socket.send(text);
    socket.send(BEHIND.frame);
    const before: string[] = [];
    for (;;) {
      const heard = await this.#next(text);
      if (typeof heard === "number") return heard;
      if (heard.includes(`"id":"${BEHIND.id}"`)) return before;
      before.push(heard);
    }
  }

  close(): void {
    this.#socket?.terminate();
  }

  async #next(asked: string): Promise<string | number> {
    if (this.#inbox.length === 0)
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new FuzzError("hangs", `no answer within ${PATIENCE_MS} ms to ${asked.slice(0, 500)}`)),
          PATIENCE_MS,
        );
        this.#waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return this.#inbox.shift() ?? 0;
  }

  #hear(message: string | number): void {
    this.#inbox.push(message);
    this.#waiting?.();
    this.#waiting = undefined;
  }

  async #open(): Promise<WebSocket> {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#inbox.length = 0;
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      const text = data.toString("utf8");
      if (!text.includes('"params":{"subscription"')) this.#hear(text);
    });
    socket.on("close", code => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#hear(code);
    });
    await once(socket, "open");
    return socket;
  }
}

/** Whether something is an answer as JSON-RPC 2.0 has it, to a request with this id. @throws FuzzError `bad-answer` */
export function checkAnswer(text: string | number, id: unknown, asked: string): void {
  const wrong = (why: string): FuzzError =>
    new FuzzError("bad-answer", `${why}: ${String(text).slice(0, 300)} came for ${asked.slice(0, 500)}`);
  if (typeof text === "number") throw wrong("the connection was closed");
  const answer = JSON.parse(text) as Answer;
  if (Array.isArray(answer)) throw wrong("a list for no list");
  if (answer.jsonrpc !== "2.0" || answer.id !== id) throw wrong("not this request's answer");
  if (answer.error === undefined) {
    if (!("result" in answer)) throw wrong("neither result nor error");
    return;
  }
  const { code, message } = answer.error;
  if (typeof code !== "number" || !Number.isInteger(code)) throw wrong("an error without a code");
  if (typeof message !== "string" || message === "") throw wrong("an error without words");
  // What the node did not expect is told so, and is a fault of the node.
  if (code === -32603) throw wrong("an internal error");
}
