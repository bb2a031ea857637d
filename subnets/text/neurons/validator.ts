import { AccountId } from "@waystone/primitives";
import type { KeyPair } from "@waystone/sdk";
import { type Client, followEpochs, type Metagraph, type Neuron, readMetagraph, WeightSetter } from "@waystone/sdk";
import { createDendrite, type Dendrite } from "@waystone/sdk/neuron";
import { TextSubnetError } from "../errors.ts";
import type { Distribution } from "../models/model.ts";
import type { ChallengeSource } from "../ports.ts";
import { type Score, Scoreboard, type ScoredPrediction } from "../scoring/scoreboard.ts";
import { askMiner } from "./ask.ts";

/** One answered question with what is needed to learn from it. */
export interface AnsweredPrediction extends ScoredPrediction {
  readonly prefix: Uint8Array;
  readonly heldOut: boolean;
}

/** What a step gave: told to whoever listens, such as the gateway's mixer and the live table. */
export interface StepReport {
  readonly epoch: number;
  readonly block: number;
  readonly metagraph: Metagraph;
  readonly predictions: readonly AnsweredPrediction[];
  readonly scores: readonly Score[];
}

/** How to run a validator. */
export interface ValidatorOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: KeyPair;
  readonly source: ChallengeSource;
  /** Challenges a step. */
  readonly challenges: number;
  /** Prefixes a challenge. */
  readonly prefixes: number;
  onStep?(report: StepReport): void;
  /** Told of what went wrong; the loop goes on. */
  onProblem(error: unknown): void;
}

/**
 * A validator: once an epoch it reveals the weights that it committed the epoch before, asks all miners the same private questions,
 * books their losses, and commits new weights. What fails is tried again at the next epoch.
 */
export class TextValidator {
  readonly #options: ValidatorOptions;
  readonly #id: AccountId;
  readonly #setter: WeightSetter;
  /** Signs with this validator's hotkey; the gateway asks with it, too. */
  readonly dendrite: Dendrite;
  /** The validator's book. */
  readonly board = new Scoreboard();
  #stop: (() => void) | undefined;

  constructor(options: ValidatorOptions) {
    this.#options = options;
    this.#id = AccountId.from(options.hotkey.publicKey);
    this.#setter = new WeightSetter(options);
    this.dendrite = createDendrite({ keypair: options.hotkey });
  }

  /** Begins to work at the next epoch. */
  async start(): Promise<void> {
    const { client, netuid, onProblem } = this.#options;
    this.#stop = await followEpochs({ client, netuid, onEpoch: (epoch, block) => this.step(epoch, block), onProblem });
  }

  /** Works no more. */
  stop(): void {
    this.#stop?.();
  }

  /** The work of one epoch. @throws TextSubnetError `not-registered`, SdkError */
  async step(epoch: number, block: number): Promise<void> {
    const { client, netuid, onStep, onProblem } = this.#options;
    const metagraph = await readMetagraph(client, netuid);
    const self = metagraph.neurons.find(neuron => neuron.hotkeyId === this.#id);
    if (self === undefined)
      throw new TextSubnetError(
        "not-registered",
        `Hotkey ${this.#options.hotkey.address} has no place on subnet ${netuid}: register it first.`,
      );
    await this.#setter.reveal().catch(onProblem);
    const miners = metagraph.neurons.filter(neuron => neuron.axon !== undefined && neuron.uid !== self.uid);
    this.board.register(miners.map(({ uid, hotkey, registeredAt }) => ({ uid, hotkey, registeredAt })));
    // Without a permit no miner answers; asking would only book losses that are not theirs.
    if (!self.validatorPermit) return;
    const predictions = await this.#challenge(miners);
    this.board.record(predictions);
    const scores = this.board.scores();
    onStep?.({ epoch, block, metagraph, predictions, scores });
    const paid = scores.filter(score => score.weight > 0);
    if (paid.length === 0) return;
    await this.#setter.submit(
      { uids: paid.map(score => score.uid), values: paid.map(score => score.weight) },
      metagraph.commitReveal,
    );
  }

  async #challenge(miners: readonly Neuron[]): Promise<AnsweredPrediction[]> {
    const { source, challenges, prefixes } = this.#options;
    const out: AnsweredPrediction[] = [];
    for (let i = 0; i < challenges; i++) {
      const targets = source.next(prefixes);
      const asked = targets.map(target => target.prefix);
      const answers = await Promise.all(
        miners.map(async neuron => [neuron.uid, await askMiner(this.dendrite, neuron, asked)] as const),
      );
      for (const [j, { prefix, byte, heldOut }] of targets.entries()) {
        const byUid = new Map<number, Distribution | undefined>(answers.map(([uid, list]) => [uid, list?.[j]]));
        out.push({ prefix, byte, heldOut, answers: byUid });
      }
    }
    return out;
  }
}
