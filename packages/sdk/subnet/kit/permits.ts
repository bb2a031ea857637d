import type { Client } from "../../chain/client.ts";
import type { Verdict } from "../../neuron/gate.ts";
import { readMetagraph } from "../metagraph.ts";

/** Milliseconds for which a reading of the chain is used. */
const FRESH_MS = 2_000;

/**
 * Who may ask a miner: hotkeys with a validator's permit on the subnet, as the chain says. Anybody else is turned away, a miner that
 * relays among them.
 */
export class Permits {
  readonly #client: Client;
  readonly #netuid: number;
  #permitted: ReadonlySet<string> = new Set();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(client: Client, netuid: number) {
    this.#client = client;
    this.#netuid = netuid;
  }

  /** Whether a hotkey may ask now. Reads the chain at most every two seconds. */
  readonly authorize = async (hotkey: string): Promise<Verdict> => {
    if (performance.now() - this.#readAt > FRESH_MS) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return this.#permitted.has(hotkey)
      ? "allow"
      : { refuse: "only hotkeys with a validator permit on this subnet are answered" };
  };

  async #read(): Promise<void> {
    const { neurons } = await readMetagraph(this.#client, this.#netuid);
    this.#permitted = new Set(neurons.filter(neuron => neuron.validatorPermit).map(neuron => neuron.hotkey));
    this.#readAt = performance.now();
  }
}
