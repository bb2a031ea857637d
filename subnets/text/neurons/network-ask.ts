import { type Client, type Metagraph, readMetagraph } from "@waystone/sdk";
import type { Dendrite } from "@waystone/sdk/neuron";
import { askMiner } from "@waystone/sdk/subnet";
import { TextSubnetError } from "../errors.ts";
import type { AskMiners, MinerBackend } from "../ports.ts";
import { TEXT_PROTOCOL } from "../protocol.ts";

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
  /** Whose miners to ask, by address; all if not given. */
  readonly only?: (name: string) => boolean;
}

/** A subnet's miners as they are asked over the network, each under its hotkey's address as its name. */
export interface NetworkMiners {
  /** Asks all at once. */
  readonly ask: AskMiners;
  /** One of them alone. */
  one(name: string): MinerBackend;
}

/** Asks all miners of a subnet at once, each under its hotkey's address as its name. */
export function askOverNetwork(options: NetworkAskOptions): AskMiners {
  return minersOverNetwork(options).ask;
}

/** Miners of a subnet over the network; what is read of the chain is used for 5 s. */
export function minersOverNetwork(options: NetworkAskOptions): NetworkMiners {
  const { client, netuid, dendrite, except, only = () => true } = options;
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
  const ask: AskMiners = async (prefixes, signal) => {
    signal?.throwIfAborted();
    const { neurons } = await fresh();
    const miners = neurons.filter(
      ({ axon, hotkey }) => axon !== undefined && except?.has(hotkey) !== true && only(hotkey),
    );
    return Promise.all(
      miners.map(async neuron => ({
        name: neuron.hotkey,
        distributions: (await askMiner({ dendrite }, TEXT_PROTOCOL, neuron, prefixes, options)).answer,
      })),
    );
  };
  const one = (name: string): MinerBackend => ({
    async predict(prefixes, signal) {
      signal?.throwIfAborted();
      const neuron = (await fresh()).neurons.find(({ hotkey }) => hotkey === name);
      const { answer } =
        neuron === undefined
          ? { answer: undefined }
          : await askMiner({ dendrite }, TEXT_PROTOCOL, neuron, prefixes, options);
      if (answer === undefined) throw new TextSubnetError("miner-failed", `The miner ${name} did not answer.`);
      return [...answer];
    },
    close: async () => undefined,
  });
  return { ask, one };
}
