import type { Random } from "@waystone/sdk/subnet";

/** A validator's place among those that ask. */
export interface Seat {
  /** From 0. */
  readonly index: number;
  /** Most validators of any market of the bench. */
  readonly count: number;
  /** Seed of the whole bench, the same for all seats. */
  readonly seed: number;
}

/** A registered miner, as the chain knows it. */
export interface Candidate {
  readonly uid: number;
  /** Address of the hotkey, in hex. */
  readonly hotkey: string;
  /** Block of registration. */
  readonly registeredAt: number;
}

/** An answer as it left a miner. */
export interface Sent<A> {
  readonly answer: A;
  /** Milliseconds from the question to the answer. */
  readonly latencyMs: number;
}

/** All that came of each miner before the time-out, by uid, the soonest first. Who sent nothing in time is not among them. */
export type Answers<A> = ReadonlyMap<number, readonly Sent<A>[]>;

/** A way of honest work: a model, with what it costs to ask it. */
export interface HonestLevel<Q, A> {
  readonly name: string;
  /** Cost of one evaluation in units of work; 1 if not given. */
  readonly units?: number;
  /** Milliseconds that an evaluation takes; a tenth of the time-out if not given. */
  readonly latencyMs?: number;
  /** What the model answers; the same question and random numbers give the same answer. */
  answer(question: Q, random: Random): A;
  /**
   * What a second model of the same kind answers, such as one that learnt from other data: the attackers' own. Without it they run the very
   * model of the honest miner, and a rule that knows copies takes them for one.
   */
  own?(question: Q, random: Random): A;
}

/** The level of attackers that run a model of their own. */
export function ownLevel<Q, A>(level: HonestLevel<Q, A>): HonestLevel<Q, A> {
  const { own } = level;
  return own === undefined
    ? level
    : { ...level, name: `${level.name} (own)`, answer: (question, random) => own.call(level, question, random) };
}

/**
 * A subnet's incentive mechanism as the bench plays it: its questions, its scoring, and what honest miners of several levels answer. `Q` is
 * a question, `A` an answer as it travels, `S` what a validator remembers.
 */
export interface IncentiveRule<Q, A, S> {
  readonly name: string;
  /** Milliseconds after which an answer is not taken. */
  readonly timeoutMs: number;
  /** At least one; names are distinct. */
  readonly levels: readonly HonestLevel<Q, A>[];
  /** What a validator remembers when it begins. */
  begin(seat: Seat): S;
  /** Called once for each seat and round, rounds in order; all markets get the same questions. */
  challenge(random: Random, round: number, seat: Seat): Q;
  /** Judges one round's answers and gives weights by uid, finite and at least 0, of which only the ratios count. May change the state. */
  score(question: Q, answers: Answers<A>, state: S, miners: readonly Candidate[]): ReadonlyMap<number, number>;
  /** The answer changed so that it is not literally another's; needed for sybils and disguised copies. */
  disguise?(answer: A, random: Random): A;
  /** An answer without work that looks like one; needed for liars. */
  lie?(question: Q, random: Random): A;
  /** The answer blown up as far as the way to the validator allows; needed for floods of giants. */
  giant?(answer: A): A;
}
