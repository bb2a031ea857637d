import type * as z from "zod";
import { SubnetError } from "./errors.ts";
import type { Protocol } from "./protocol.ts";
import type { Random } from "./random.ts";

/** What a validator asks, and what it needs to judge the answers, which it keeps to itself. */
export interface Challenge<Question, Secret> {
  readonly question: Question;
  readonly secret: Secret;
}

/** A challenge with what came back. */
export interface Answered<Question, Answer, Secret> extends Challenge<Question, Secret> {
  /** By uid, of those who were asked; `undefined` for one that failed, was late or answered nonsense. */
  readonly answers: ReadonlyMap<number, Answer | undefined>;
}

/** Who stands behind a uid. */
export interface RegisteredMiner {
  readonly uid: number;
  /** Address of the hotkey; another one at the same uid is another miner. */
  readonly hotkey: string;
  /** Block of registration; of two miners with one answer the earlier may be taken for the author. */
  readonly registeredAt: number;
}

/** Where challenges come from. */
export interface Task<Question, Secret> {
  /**
   * The next challenges. What is asked must not be foreseen: draw it from `random`, which is fresh for each round and made from a secret
   * of the validator, or take it from private data.
   */
  next(count: number, random: Random): readonly Challenge<Question, Secret>[];
  /** What must be kept over a restart, as JSON. */
  save?(): unknown;
  /** Goes on from what was kept. */
  restore?(state: unknown): void;
}

/** A validator's book on the miners. */
export interface Scoring<Question, Answer, Secret> {
  /** Sets who is registered now. A uid with another hotkey, or registered anew, starts from nothing; one that is gone is forgotten. */
  register(miners: readonly RegisteredMiner[]): void;
  /** Books one round: all challenges of an epoch. */
  record(round: readonly Answered<Question, Answer, Secret>[]): void;
  /** What each miner deserves, by uid: numbers of at least 0, of which only the ratios count. */
  weights(): ReadonlyMap<number, number>;
  /** What must be kept over a restart, as JSON. */
  save(): unknown;
  /** Goes on from what was kept. @throws SubnetError `bad-state` */
  restore(state: unknown): void;
}

/** Answers questions. */
export interface MinerBackend<Question, Answer> {
  /** @param signal ends the work when nobody waits any more */
  answer(question: Question, signal: AbortSignal): Promise<Answer>;
  /** Frees threads and connections. */
  close?(): Promise<void>;
}

/** A subnet's work: what is asked, how it is asked, who answers, and what an answer is worth. */
export interface Subnet<Question, Answer, Secret> {
  /** Short name, such as `text`: letters, digits and dashes. */
  readonly name: string;
  readonly docs: string;
  /** Version of the rules, which goes to the chain with the weights: a subnet's owner may demand the newest. */
  readonly versionKey: bigint;
  readonly protocol: Protocol<Question, Answer>;
  /** How a challenge's secret is written in logs, for {@link replayRounds}. */
  readonly secret: z.ZodType<Secret>;
  /** Challenges of an epoch. */
  readonly challenges: number;
  /** Miners that are asked each challenge; all if not given. */
  readonly minersPerChallenge?: number;
  createTask(options: NeuronOptions): Task<Question, Secret> | Promise<Task<Question, Secret>>;
  createScoring(): Scoring<Question, Answer, Secret>;
  /** The reference miner. */
  createMiner(options: NeuronOptions): MinerBackend<Question, Answer> | Promise<MinerBackend<Question, Answer>>;
}

/** What a neuron's owner may choose, by name, such as `model` of a miner; the subnet says what it knows. */
export type NeuronOptions = Readonly<Record<string, string>>;

// biome-ignore lint/suspicious/noExplicitAny: questions, answers and secrets belong to each other inside one subnet only
type Whatever = any;
/** A subnet of which the types do not matter to whoever has it. */
export type AnySubnet = Subnet<Whatever, Whatever, Whatever>;

/** Checks what a folder gives for a subnet, and keeps the types. @throws SubnetError `bad-subnet` for a name or a number that cannot be */
export function defineSubnet<Q, A, S>(subnet: Subnet<Q, A, S>): Subnet<Q, A, S> {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(subnet.name))
    throw new SubnetError(
      "bad-subnet",
      `a subnet's name is "${subnet.name}"; up to 32 small letters, digits and dashes are expected`,
    );
  if (!/^\/[\w/-]{1,100}$/.test(subnet.protocol.path))
    throw new SubnetError(
      "bad-subnet",
      `a subnet's path is "${subnet.protocol.path}"; one such as /${subnet.name}/ask is expected`,
    );
  const { questionBytes, answerBytes, timeoutMs } = subnet.protocol.limits;
  for (const [what, value] of Object.entries({ challenges: subnet.challenges, questionBytes, answerBytes, timeoutMs }))
    if (!Number.isInteger(value) || value < 1)
      throw new SubnetError(
        "bad-subnet",
        `${what} of subnet ${subnet.name} is ${value}; a whole number of at least 1 is expected`,
      );
  return subnet;
}
