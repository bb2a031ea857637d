import { type Client, type Neuron, readMetagraph } from "@waystone/sdk";
import { readBlock } from "./blocks.ts";
import { type BlockRow, type ExplorerState, isBusy, type Measure, type NeuronRow } from "./state.ts";

/** What is known of a hotkey beyond the chain. */
export interface Label {
  readonly name: string;
  readonly kind: string;
}

/** Where the page's figures come from. */
export interface FeedOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly chain: string;
  label(hotkey: string): Label | undefined;
  /** Bits per byte of a miner as measured so far; null where nothing is known. */
  bitsPerByte(hotkey: string): number | null;
  /** Bits per byte that the mixture would lose without a miner; null where it is not measured or not mixed. */
  marginal(hotkey: string): number | null;
}

const kindOf = ({ validatorPermit }: Neuron): string => (validatorPermit ? "validator" : "miner");

/** Blocks that are kept: the newest, and before it those in which something happened. */
const BLOCKS = 24;
const MEASURES = 500;

/** Follows a chain and keeps what the page shows; tells its listeners when it changes. */
export class Feed {
  readonly #options: FeedOptions;
  readonly #listeners = new Set<(state: ExplorerState) => void>();
  #state: ExplorerState;
  #stop: (() => void) | undefined;
  #busy = false;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#state = { chain: options.chain, subnet: undefined, issuance: "0", neurons: [], measures: [], blocks: [] };
  }

  /** What the page shows now. */
  get state(): ExplorerState {
    return this.#state;
  }

  /** Begins to follow the chain. */
  async start(): Promise<void> {
    this.#stop = await this.#options.client.onBlock(({ number }) => {
      // A block that comes while the last one is read is left out; the page shows where the chain is, not every block.
      if (this.#busy) return;
      this.#busy = true;
      this.#read(number)
        .catch(() => undefined)
        .finally(() => {
          this.#busy = false;
        });
    });
  }

  /** Follows no more. */
  stop(): void {
    this.#stop?.();
  }

  /** Adds what was measured after an epoch. */
  addMeasure(measure: Measure): void {
    this.#update({ measures: [...this.#state.measures, measure].slice(-MEASURES) });
  }

  /** Hears of each change. @returns ends it */
  subscribe(listener: (state: ExplorerState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #read(number: number): Promise<void> {
    const { client, netuid } = this.#options;
    const hash = await client.hashOf(number);
    const [block, metagraph, trust, issuance] = await Promise.all([
      readBlock(client, number, hash),
      readMetagraph(client, netuid, hash),
      client.read<readonly number[]>("SubtensorModule", "ValidatorTrust", netuid),
      client.read<bigint>("Balances", "TotalIssuance"),
    ]);
    const neurons = metagraph.neurons.map((neuron): NeuronRow => {
      const label = this.#options.label(neuron.hotkey);
      return {
        uid: neuron.uid,
        name: label?.name ?? "",
        kind: label?.kind ?? (neuron.hotkeyId === metagraph.ownerHotkeyId ? "owner" : kindOf(neuron)),
        hotkey: neuron.hotkey,
        validator: neuron.validatorPermit,
        stake: neuron.totalStake.toString(),
        trust: (trust[neuron.uid] ?? 0) / 65535,
        consensus: neuron.consensus,
        incentive: neuron.incentive,
        dividends: neuron.dividends,
        emission: neuron.emission.toString(),
        bitsPerByte: this.#options.bitsPerByte(neuron.hotkey),
        marginal: this.#options.marginal(neuron.hotkey),
      };
    });
    const price = metagraph.alphaIn === 0n ? 0 : Number(metagraph.taoIn) / Number(metagraph.alphaIn);
    const blocks: BlockRow[] = [block, ...this.#state.blocks.filter(isBusy)].slice(0, BLOCKS);
    this.#update({
      subnet: {
        netuid,
        name: metagraph.name,
        price,
        taoIn: metagraph.taoIn.toString(),
        alphaIn: metagraph.alphaIn.toString(),
      },
      issuance: issuance.toString(),
      neurons,
      blocks,
    });
  }

  #update(change: Partial<ExplorerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
