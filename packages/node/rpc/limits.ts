/** Limits of the server, each answered with an error. */
export interface RpcLimits {
  /** Connections at once, over all ports. */
  readonly connections: number;
  /** Connections at once of one address. `undefined`: of this machine any number, of others {@link FOREIGN_CONNECTIONS}. */
  readonly connectionsPerAddress?: number | undefined;
  /** Longest request, in bytes. */
  readonly requestBytes: number;
  /** Longest answer, in characters. */
  readonly responseBytes: number;
  /** Subscriptions of one connection. */
  readonly subscriptions: number;
  /** Bytes of all connections together: of messages that are on their way or wait, and of answers that are not read yet. */
  readonly heldBytes: number;
  /** Calls of one connection in a minute; any number where it is left out. */
  readonly callsPerMinute?: number | undefined;
  /** Calls of all connections of one address in a minute; any number where it is left out. */
  readonly callsPerMinutePerAddress?: number | undefined;
}

/** Connections at once of one foreign address, unless otherwise said: enough for an office, too few to take all that there are. */
export const FOREIGN_CONNECTIONS = 100;

/** Limits where none are named: those of Substrate. */
export const DEFAULT_RPC_LIMITS: RpcLimits = {
  connections: 1000,
  requestBytes: 15 * 1024 * 1024,
  responseBytes: 15 * 1024 * 1024,
  subscriptions: 1024,
  heldBytes: 256 * 1024 * 1024,
};

/** Counts the calls of a connection or of an address, a minute at a time. */
export class CallRate {
  readonly #most: number | undefined;
  #began = performance.now();
  #calls = 0;

  /** @param most calls in a minute; any number for `undefined` */
  constructor(most: number | undefined) {
    this.#most = most;
  }

  /** Counts a call; says whether it is one too many. */
  isTooFast(): boolean {
    if (this.#most === undefined) return false;
    const now = performance.now();
    if (now - this.#began >= 60_000) {
      this.#began = now;
      this.#calls = 0;
    }
    return ++this.#calls > this.#most;
  }
}
