import type { KeyPair } from "@waystone/crypto";
import { AccountId } from "@waystone/primitives";
import type { Client } from "../../chain/client.ts";
import { createDendrite, type Dendrite } from "../../neuron/dendrite.ts";
import { createV10Dendrite, type V10Dendrite } from "../../neuron/v10/dendrite.ts";
import type { Signer } from "../../signer.ts";
import { followEpochs } from "../epoch-loop.ts";
import { type Metagraph, type Neuron, readMetagraph } from "../metagraph.ts";
import { WeightSetter } from "../weight-setter.ts";
import type { Weights } from "../weights.ts";
import { askMiner, type Reply } from "./ask.ts";
import { SubnetError } from "./errors.ts";
import type { NeuronFolder } from "./neuron-folder.ts";
import { roundRandom } from "./random.ts";
import { recordRound } from "./rounds.ts";
import { sample } from "./sampling.ts";
import { sendReveal, sendWeights } from "./set-weights.ts";
import type { Answered, Challenge, RegisteredMiner, Scoring, Subnet, Task } from "./subnet.ts";
import { quantise } from "./weights.ts";

/** What an epoch's work came to. */
export interface RoundReport<Question, Answer, Secret> {
  readonly epoch: number;
  readonly block: number;
  readonly metagraph: Metagraph;
  readonly round: readonly Answered<Question, Answer, Secret>[];
  /** How each miner did, by uid: answers, and milliseconds that they took in all. */
  readonly replies: ReadonlyMap<
    number,
    { readonly asked: number; readonly answered: number; readonly elapsedMs: number }
  >;
  /** Why there were no answers, with how many times each; the commonest first. */
  readonly failures: readonly (readonly [reason: string, times: number])[];
  /** What the rule gives. */
  readonly weights: ReadonlyMap<number, number>;
}

/** How to run a validator. */
export interface ValidatorOptions<Question, Answer, Secret> {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: Signer;
  readonly subnet: Subnet<Question, Answer, Secret>;
  readonly task: Task<Question, Secret>;
  /** Keeps books, commitments and a log of rounds over restarts; without it they are in memory. */
  readonly folder?: NeuronFolder;
  /** From which questions are drawn; the folder's if not given, else fresh random bytes. */
  readonly secret?: Uint8Array;
  onRound?(report: RoundReport<Question, Answer, Secret>): void;
  /** Told of weights that the chain has taken. */
  onWeights?(weights: Weights): void;
  /** Told of what there is to know beside problems: a slot that was lost, a refusal that is tried again. */
  onNote?(text: string): void;
  /** Told of what went wrong; the loop goes on. */
  onProblem(error: unknown): void;
}

/** Whether a key is here, and sr25519: the wire of SDK 10 knows no other, and its requests are signed as they are sent. */
function isKeyPair(signer: Signer): signer is KeyPair {
  return "secretKey" in signer && signer.kind === "sr25519";
}

/** Questions in a row that a miner may let time out before it is asked no more in this epoch. */
const MOST_SILENT = 3;

/** How a miner did. */
function countsOf(line: ReadonlyMap<unknown, Reply<unknown>>) {
  const replies = [...line.values()];
  return {
    asked: replies.length,
    answered: replies.filter(({ answer }) => answer !== undefined).length,
    elapsedMs: replies.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
  };
}

/** What a validator keeps over a restart. */
interface Kept {
  readonly epoch: number;
  readonly scoring: unknown;
  readonly waiting: unknown;
  readonly task: unknown;
}

/**
 * A validator of any subnet: once an epoch it reveals the weights that are due, asks the miners, books what their answers are worth, and
 * commits new weights, or sets them where the subnet has no commit–reveal. What fails is tried again at the next epoch.
 */
export class SubnetValidator<Question, Answer, Secret> {
  readonly #options: ValidatorOptions<Question, Answer, Secret>;
  readonly #id: AccountId;
  readonly #setter: WeightSetter;
  readonly #secret: Uint8Array;
  /** Signs with this validator's hotkey. */
  readonly dendrite: Dendrite;
  /** The same on the wire of SDK 10; absent where the subnet does without, or the key cannot sign for it at once. */
  readonly v10: V10Dendrite | undefined;
  /** The validator's book. */
  readonly scoring: Scoring<Question, Answer, Secret>;
  #uid: number | undefined;
  /** Newest epoch that was worked in, over restarts. */
  #done = -1;
  #stop: (() => void) | undefined;

  /** @throws SubnetError `bad-state` where the folder holds what cannot be read */
  constructor(options: ValidatorOptions<Question, Answer, Secret>) {
    const { hotkey, subnet, folder, task } = options;
    this.#options = options;
    this.#id = AccountId.from(hotkey.publicKey);
    this.#setter = new WeightSetter({
      ...options,
      versionKey: subnet.versionKey,
      onChange: () => this.#keep(),
    });
    this.#secret = options.secret ?? folder?.secret() ?? crypto.getRandomValues(new Uint8Array(32));
    this.dendrite = createDendrite({ keypair: hotkey });
    this.v10 =
      subnet.protocol.v10 === undefined || !isKeyPair(hotkey) ? undefined : createV10Dendrite({ keypair: hotkey });
    this.scoring = subnet.createScoring();
    const kept = folder?.read() as Partial<Kept> | undefined | null;
    if (kept === undefined) return;
    if (typeof kept !== "object" || kept === null)
      throw new SubnetError(
        "bad-state",
        "the state that was kept is no object; remove state.json to begin with empty books",
      );
    this.#done = kept.epoch ?? -1;
    this.scoring.restore(kept.scoring);
    this.#setter.restore(kept.waiting ?? []);
    if (kept.task !== undefined && kept.task !== null) task.restore?.(kept.task);
  }

  /** Begins to work at the next epoch. */
  async start(): Promise<void> {
    const { client, netuid, onProblem } = this.#options;
    this.#stop = await followEpochs({ client, netuid, onEpoch: (epoch, block) => this.step(epoch, block), onProblem });
  }

  /** Works no more. */
  stop(): void {
    this.#stop?.();
    this.v10?.close();
  }

  /** The work of one epoch. @throws SubnetError `not-registered`, `weights-refused`; SdkError */
  async step(epoch: number, block: number): Promise<void> {
    const { client, netuid, onProblem } = this.#options;
    // After a restart within an epoch its work is done: weights of it are on the chain.
    if (epoch === this.#done) return;
    const metagraph = await readMetagraph(client, netuid);
    const self = this.#self(metagraph);
    await sendReveal(client, this.#setter).catch(onProblem);
    const miners = metagraph.neurons.filter(neuron => neuron.axon !== undefined && neuron.uid !== self.uid);
    const registered = miners.map(({ uid, hotkey, registeredAt }) => ({ uid, hotkey, registeredAt }));
    this.scoring.register(registered);
    // Without a permit no miner answers; asking would only book failures that are not theirs.
    if (!self.validatorPermit) {
      this.#options.onNote?.(`epoch ${epoch}: hotkey ${self.hotkey} has no validator permit yet; more stake gives one`);
      return;
    }
    const { round, replies, failures } = await this.#ask(epoch, miners);
    const [worst] = failures;
    const silent = [...replies.values()].every(({ answered }) => answered === 0);
    // One miner that fails is the miner's; where all do, it may be this machine, such as a clock that is wrong.
    if (worst !== undefined && silent)
      this.#options.onNote?.(`epoch ${epoch}: no miner answered; ${worst[1]} × ${worst[0]}`);
    this.scoring.record(round);
    const weights = this.scoring.weights();
    try {
      await this.#send(metagraph, weights);
    } finally {
      this.#done = epoch;
      this.#keep();
      // Last, so that a full disk or a listener that fails costs no weights.
      this.#log({ epoch, block, miners: registered }, round, weights);
      this.#options.onRound?.({ epoch, block, metagraph, round, replies, failures, weights });
    }
  }

  #self({ neurons, netuid }: Metagraph): Neuron {
    const { hotkey, onNote } = this.#options;
    const self = neurons.find(neuron => neuron.hotkeyId === this.#id);
    if (self === undefined) {
      const had = this.#uid === undefined ? "" : ` any longer: uid ${this.#uid} is another's now`;
      this.#uid = undefined;
      throw new SubnetError(
        "not-registered",
        `hotkey ${hotkey.address} has no place on subnet ${netuid}${had}; waystone subnet register ${netuid} --hotkey ${hotkey.address} gets it one, and work goes on`,
      );
    }
    if (this.#uid !== self.uid) onNote?.(`hotkey ${self.hotkey} is uid ${self.uid} of subnet ${netuid}`);
    this.#uid = self.uid;
    return self;
  }

  async #ask(epoch: number, miners: readonly Neuron[]) {
    const { subnet, task, netuid } = this.#options;
    const random = roundRandom(this.#secret, `${subnet.name} ${netuid} ${epoch}`);
    const challenges = task.next(subnet.challenges, random);
    const each = subnet.minersPerChallenge ?? miners.length;
    const uids = miners.map(({ uid }) => uid);
    const dealt = sample(uids, challenges.length, each, random);
    // Each miner answers one question after another, and none waits for another miner: a silent one costs nobody else's time.
    const asked = await Promise.all(
      miners.map(async miner => {
        const own = challenges.flatMap((challenge, i) => (dealt[i]?.includes(miner.uid) === true ? [challenge] : []));
        return [miner.uid, await this.#line(miner, own)] as const;
      }),
    );
    const byUid = new Map(asked);
    const round = challenges.map((challenge, i): Answered<Question, Answer, Secret> => {
      const answers = (dealt[i] ?? []).map(uid => [uid, byUid.get(uid)?.get(challenge)?.answer] as const);
      return { ...challenge, answers: new Map(answers) };
    });
    const replies = new Map(asked.flatMap(([uid, line]) => (line.size === 0 ? [] : [[uid, countsOf(line)] as const])));
    const reasons = new Map<string, number>();
    for (const [, line] of asked)
      for (const { failure } of line.values())
        if (failure !== undefined) reasons.set(failure, (reasons.get(failure) ?? 0) + 1);
    return { round, replies, failures: [...reasons].sort(([, a], [, b]) => b - a) };
  }

  /** Asks one miner its questions. One that lets several in a row time out is not waited for any more in this epoch. */
  async #line(
    miner: Neuron,
    challenges: readonly Challenge<Question, Secret>[],
  ): Promise<ReadonlyMap<Challenge<Question, Secret>, Reply<Answer>>> {
    const { protocol } = this.#options.subnet;
    const line = new Map<Challenge<Question, Secret>, Reply<Answer>>();
    let silent = 0;
    for (const challenge of challenges) {
      const reply: Reply<Answer> =
        silent >= MOST_SILENT
          ? { answer: undefined, failure: `it let ${MOST_SILENT} questions in a row time out`, elapsedMs: 0 }
          : await askMiner(this, protocol, miner, challenge.question);
      silent = reply.answer === undefined && reply.elapsedMs >= protocol.limits.timeoutMs ? silent + 1 : silent;
      if (reply.answer !== undefined) silent = 0;
      line.set(challenge, reply);
    }
    return line;
  }

  async #send(metagraph: Metagraph, weights: ReadonlyMap<number, number>): Promise<void> {
    const { client, netuid, onNote = () => undefined } = this.#options;
    const least = await client.read<number>("SubtensorModule", "MinAllowedWeights", netuid);
    const uids = metagraph.neurons.map(({ uid }) => uid);
    const quantised: Weights = quantise(weights, least, uids);
    if (quantised.uids.length === 0) return onNote("no miner has earned a weight yet");
    await sendWeights(client, this.#setter, quantised, metagraph.commitReveal, onNote);
    this.#options.onWeights?.(quantised);
  }

  #log(
    facts: { readonly epoch: number; readonly block: number; readonly miners: readonly RegisteredMiner[] },
    round: readonly Answered<Question, Answer, Secret>[],
    weights: ReadonlyMap<number, number>,
  ): void {
    const { folder, subnet } = this.#options;
    folder?.log(recordRound(subnet, facts, round, weights));
  }

  #keep(): void {
    const { folder, task } = this.#options;
    const kept: Kept = {
      epoch: this.#done,
      scoring: this.scoring.save(),
      waiting: this.#setter.save(),
      task: task.save?.() ?? null,
    };
    folder?.save(kept);
  }
}
