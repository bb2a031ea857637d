import type { Random } from "@waystone/sdk/subnet";
import type { HonestLevel, IncentiveRule, Sent } from "../rule.ts";

/** What a miner sees of a question and can do about it. */
export interface MinerView<Q, A> {
  readonly question: Q;
  readonly round: number;
  /** Place of the validator that asks. */
  readonly seat: number;
  /** The miner's own dice, thrown anew for each question. */
  readonly random: Random;
  /** Asks a model. Its cost is booked once a question for all neurons of an actor. */
  evaluate(level: HonestLevel<Q, A>): Sent<A>;
  /** What another miner sends to this question. @throws IncentiveError `copies-in-a-circle` */
  overhear(miner: string): readonly Sent<A>[];
}

/** How a miner answers; made anew for each market, so it may remember. */
export interface MinerStrategy<Q, A> {
  /** What is sent to one question: nothing, an answer, or several. */
  answer(view: MinerView<Q, A>): readonly Sent<A>[];
}

/** What an actor does, in a word. */
export type MinerKind =
  | "honest"
  | "lazy"
  | "late"
  | "liar"
  | "copier"
  | "replayer"
  | "colluder"
  | "sybil"
  | "flooder"
  | "own";

/** A neuron that mines. */
export interface MinerPlan<Q, A> {
  /** Distinct in a market. */
  readonly name: string;
  /** Who stands behind it; neurons of one actor share costs and earnings. */
  readonly actor: string;
  readonly kind: MinerKind;
  /** The honest level to which it is held. */
  readonly level: string;
  make(rule: IncentiveRule<Q, A, unknown>): MinerStrategy<Q, A>;
}
