import { createRandom, seedFor } from "@waystone/sdk/subnet";
import { IncentiveError } from "../errors.ts";
import type { MinerPlan, MinerStrategy, MinerView } from "../miners/strategy.ts";
import type { HonestLevel, IncentiveRule, Sent } from "../rule.ts";

/** What models answered, kept over all markets of a bench: all of them ask the same questions. */
export type ModelAnswers<A> = Map<string, A>;

/** All miners of a market, and what each actor has spent on models. */
export class Miners<Q, A> {
  readonly #rule: IncentiveRule<Q, A, unknown>;
  readonly #plans: readonly MinerPlan<Q, A>[];
  readonly #strategies: ReadonlyMap<string, MinerStrategy<Q, A>>;
  readonly #seed: number;
  readonly #known: ModelAnswers<A>;
  readonly #units = new Map<string, number>();

  constructor(
    rule: IncentiveRule<Q, A, unknown>,
    plans: readonly MinerPlan<Q, A>[],
    seed: number,
    known: ModelAnswers<A>,
  ) {
    this.#rule = rule;
    this.#plans = plans;
    this.#strategies = new Map(plans.map(plan => [plan.name, plan.make(rule)]));
    this.#seed = seed;
    this.#known = known;
    if (this.#strategies.size !== plans.length)
      throw new IncentiveError("bad-setting", "Two miners of one market have the same name: give each its own.");
  }

  /** Units of work that an actor has spent. */
  unitsOf(actor: string): number {
    return this.#units.get(actor) ?? 0;
  }

  /** What each miner sends to one question, by name. */
  answer(question: Q, round: number, seat: number): ReadonlyMap<string, readonly Sent<A>[]> {
    const sent = new Map<string, readonly Sent<A>[]>();
    const thinking = new Set<string>();
    const paid = new Set<string>();
    const of = (plan: MinerPlan<Q, A>): readonly Sent<A>[] => {
      const known = sent.get(plan.name);
      if (known !== undefined) return known;
      if (thinking.has(plan.name))
        throw new IncentiveError(
          "copies-in-a-circle",
          `${plan.name} copies a miner that copies ${plan.name}: let one of them work.`,
        );
      thinking.add(plan.name);
      const view: MinerView<Q, A> = {
        question,
        round,
        seat,
        random: createRandom(seedFor(this.#seed, `${plan.name} ${seat} ${round}`)),
        evaluate: level => this.#evaluate(level, question, round, seat, plan.actor, paid),
        overhear: name => {
          const other = this.#plans.find(candidate => candidate.name === name);
          if (other === undefined)
            throw new IncentiveError("bad-setting", `There is no miner "${name}" to copy in this market.`);
          return of(other);
        },
      };
      const answers = this.#strategies.get(plan.name)?.answer(view) ?? [];
      sent.set(plan.name, answers);
      return answers;
    };
    for (const plan of this.#plans) of(plan);
    return sent;
  }

  #evaluate(
    level: HonestLevel<Q, A>,
    question: Q,
    round: number,
    seat: number,
    actor: string,
    paid: Set<string>,
  ): Sent<A> {
    const bill = `${actor}\u0000${level.name}`;
    if (!paid.has(bill)) {
      paid.add(bill);
      this.#units.set(actor, this.unitsOf(actor) + (level.units ?? 1));
    }
    const key = `${level.name}\u0000${seat}\u0000${round}`;
    let answer = this.#known.get(key);
    if (answer === undefined) {
      answer = level.answer(question, createRandom(seedFor(this.#seed, `model ${level.name} ${seat} ${round}`)));
      this.#known.set(key, answer);
    }
    return { answer, latencyMs: level.latencyMs ?? this.#rule.timeoutMs / 10 };
  }
}
