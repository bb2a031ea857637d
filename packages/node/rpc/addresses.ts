import { AddressCounts, networkOf } from "@waystone/primitives";
import { isLoopback } from "./access.ts";
import { CallRate, FOREIGN_CONNECTIONS, type RpcLimits } from "./limits.ts";

/** Networks whose calls of this minute are remembered; those that called first are forgotten first. */
const REMEMBERED = 10_000;

/** What each address has of the server. */
export class Addresses {
  readonly #limits: RpcLimits;
  readonly #connections = new AddressCounts();
  readonly #rates = new Map<string, CallRate>();

  constructor(limits: RpcLimits) {
    this.#limits = limits;
  }

  /** Counts a connection of an address; says whether it is one too many. */
  enter(address: string): boolean {
    const { connectionsPerAddress } = this.#limits;
    const most = connectionsPerAddress ?? (isLoopback(address) ? Number.POSITIVE_INFINITY : FOREIGN_CONNECTIONS);
    return this.#connections.enter(address) > most;
  }

  /** A connection of an address is gone. */
  leave(address: string): void {
    this.#connections.leave(address);
  }

  /** Counts a call of an address; says whether it is one too many. */
  isTooFast(address: string): boolean {
    const { callsPerMinutePerAddress } = this.#limits;
    if (callsPerMinutePerAddress === undefined) return false;
    const network = networkOf(address);
    const rate = this.#rates.get(network) ?? new CallRate(callsPerMinutePerAddress);
    this.#rates.set(network, rate);
    for (const first of this.#rates.keys()) {
      if (this.#rates.size <= REMEMBERED) break;
      this.#rates.delete(first);
    }
    return rate.isTooFast();
  }
}
