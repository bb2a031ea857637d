import { type Client, type Metagraph, readMetagraph } from "@waystone/sdk";
import type { Dendrite } from "@waystone/sdk/neuron";
import type { AskMiners } from "../ports.ts";
import { askMiner } from "./ask.ts";

/** Milliseconds for which a reading of the chain is used. */
const FRESH_MS = 5_000;

/** How to ask a subnet's miners over the network. */
export interface NetworkAskOptions {
  readonly client: Client;
  readonly netuid: number;
  /** Signs the questions; miners answer permitted validators only. */
  readonly dendrite: Dendrite;
  /** Milliseconds that a miner has. */
  readonly timeoutMs?: number;
  /** Whose miners not to ask, by address; such as oneself. */
  readonly except?: ReadonlySet<string>;
}

/** Asks all miners of a subnet at once, each under its hotkey's address as its name. */
export function askOverNetwork({ client, netuid, dendrite, timeoutMs, except }: NetworkAskOptions): AskMiners {
  let metagraph: Promise<Metagraph> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  const fresh = (): Promise<Metagraph> => {
    if (metagraph === undefined || performance.now() - readAt > FRESH_MS) {
      readAt = performance.now();
      metagraph = readMetagraph(client, netuid);
      // A reading that failed is not kept.
      metagraph.catch(() => {
        metagraph = undefined;
      });
    }
    return metagraph;
  };
  return async (prefixes, signal) => {
    signal?.throwIfAborted();
    const { neurons } = await fresh();
    const miners = neurons.filter(neuron => neuron.axon !== undefined && except?.has(neuron.hotkey) !== true);
    return Promise.all(
      miners.map(async neuron => ({
        name: neuron.hotkey,
        distributions: await askMiner(dendrite, neuron, prefixes, timeoutMs),
      })),
    );
  };
}
