import { isLoopback } from "./access.ts";
import { CallRate, FOREIGN_CONNECTIONS, type RpcLimits } from "./limits.ts";

interface Address {
  connections: number;
  readonly rate: CallRate;
}

/** Addresses without connections whose calls of this minute are remembered. */
const REMEMBERED = 10_000;

/** What each address has of the server. */
export class Addresses {
  readonly #limits: RpcLimits;
  readonly #known = new Map<string, Address>();

  constructor(limits: RpcLimits) {
    this.#limits = limits;
  }

  /** Counts a connection of an address; says whether it is one too many. */
  enter(address: string): boolean {
    const known = this.#of(address);
    known.connections++;
    const { connectionsPerAddress } = this.#limits;
    const most = connectionsPerAddress ?? (isLoopback(address) ? Number.POSITIVE_INFINITY : FOREIGN_CONNECTIONS);
    return known.connections > most;
  }

  /** A connection of an address is gone. */
  leave(address: string): void {
    this.#of(address).connections--;
    if (this.#known.size <= REMEMBERED) return;
    for (const [name, { connections }] of this.#known) if (connections === 0) this.#known.delete(name);
  }

  /** Counts a call of an address; says whether it is one too many. */
  isTooFast(address: string): boolean {
    return this.#of(address).rate.isTooFast();
  }

  #of(address: string): Address {
    const known = this.#known.get(address) ?? {
      connections: 0,
      rate: new CallRate(this.#limits.callsPerMinutePerAddress),
    };
    this.#known.set(address, known);
    return known;
  }
}
