import type { Socket } from "node:net";

/** A connection, with how much of what it sent is used up. */
interface Holder {
  readonly socket: Socket;
  consumed: number;
}

/** Milliseconds between two looks: what comes in between is not bounded here, and is what the machine can receive in that time. */
const LOOK_MS = 50;

/**
 * Bytes that the node holds for its connections: of messages that are on their way or wait for their turn, and of answers that
 * nobody has read. Each connection has limits of its own; a thousand at these limits would fill the memory, so those that hold most
 * are cut off when all together hold too much.
 *
 * Cost: a look at each connection, twenty times a second.
 */
export class Held {
  readonly #most: number;
  readonly #told: (bytes: number, cut: number) => void;
  readonly #holders = new Map<Socket, Holder>();
  readonly #timer: NodeJS.Timeout;

  /** @param most bytes of all connections together @param told of each look: how much is held, and how many are cut off for it */
  constructor(most: number, told: (bytes: number, cut: number) => void = () => undefined) {
    this.#most = most;
    this.#told = told;
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** Counts what a connection holds, until it is closed. */
  watch(socket: Socket): void {
    this.#holders.set(socket, { socket, consumed: 0 });
    socket.once("close", () => this.#holders.delete(socket));
  }

  /** A message of a connection is complete. @returns what to call when it is not held any longer, with all before it */
  arrived(socket: Socket): () => void {
    const mark = socket.bytesRead;
    return () => {
      const holder = this.#holders.get(socket);
      if (holder !== undefined) holder.consumed = Math.max(holder.consumed, mark);
    };
  }

  /** Looks no more. */
  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    let total = 0;
    for (const holder of this.#holders.values()) total += heldBy(holder);
    let cut = 0;
    if (total > this.#most)
      for (const holder of [...this.#holders.values()].sort((a, b) => heldBy(b) - heldBy(a))) {
        if (total <= this.#most) break;
        total -= heldBy(holder);
        holder.socket.destroy();
        cut++;
      }
    this.#told(total, cut);
  }
}

function heldBy({ socket, consumed }: Holder): number {
  return socket.bytesRead - consumed + socket.writableLength;
}
