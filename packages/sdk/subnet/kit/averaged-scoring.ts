import { SubnetError } from "./errors.ts";
import { addStep, averageOf, type MovingAverage, NO_AVERAGE } from "./moving-average.ts";
import type { Answered, Challenge, RegisteredMiner, Scoring } from "./subnet.ts";

/** A scoring rule that judges each answer by itself. */
export interface AveragedOptions<Question, Answer, Secret> {
  /** What an answer is worth, from 0 to 1; no answer is worth 0 and is not asked about. What is no number counts as 0. */
  score(challenge: Challenge<Question, Secret>, answer: Answer): number;
  /** Weight of the newest epoch in a miner's average; 0.2 if not given. */
  readonly alpha?: number;
  /**
   * Weights of averages, in the same order; the averages themselves if not given. A convex map, such as a square, pays the best more. Maps
   * averages, and not scores before they are averaged: that would reward lucky epochs.
   */
  weigh?(averages: readonly number[]): readonly number[];
}

interface Standing {
  readonly miner: RegisteredMiner;
  average: MovingAverage;
}

/** A book that averages what each miner's answers are worth, epoch by epoch. */
class AveragedScoring<Q, A, S> implements Scoring<Q, A, S> {
  readonly #options: AveragedOptions<Q, A, S>;
  readonly #standings = new Map<number, Standing>();

  constructor(options: AveragedOptions<Q, A, S>) {
    this.#options = options;
  }

  register(miners: readonly RegisteredMiner[]): void {
    const present = new Set(miners.map(({ uid }) => uid));
    for (const uid of this.#standings.keys()) if (!present.has(uid)) this.#standings.delete(uid);
    for (const miner of miners) {
      const known = this.#standings.get(miner.uid)?.miner;
      if (known?.hotkey === miner.hotkey && known.registeredAt === miner.registeredAt) continue;
      this.#standings.set(miner.uid, { miner, average: NO_AVERAGE });
    }
  }

  record(round: readonly Answered<Q, A, S>[]): void {
    for (const [uid, standing] of this.#standings) {
      const scores = round.flatMap(challenge =>
        challenge.answers.has(uid) ? [this.#worth(challenge, challenge.answers.get(uid))] : [],
      );
      if (scores.length === 0) continue;
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      standing.average = addStep(standing.average, mean, this.#options.alpha);
    }
  }

  weights(): ReadonlyMap<number, number> {
    const standings = [...this.#standings.values()].sort((a, b) => a.miner.uid - b.miner.uid);
    const averages = standings.map(({ average }) => averageOf(average) ?? 0);
    const weights = this.#options.weigh?.(averages) ?? averages;
    return new Map(standings.map(({ miner }, i) => [miner.uid, Math.max(0, weights[i] ?? 0)]));
  }

  save(): unknown {
    return [...this.#standings.values()];
  }

  restore(state: unknown): void {
    if (!Array.isArray(state) || !state.every(isStanding))
      throw new SubnetError("bad-state", "the averages that were kept cannot be read; remove the state to begin anew");
    this.#standings.clear();
    for (const { miner, average } of state) this.#standings.set(miner.uid, { miner, average });
  }

  #worth(challenge: Challenge<Q, S>, answer: A | undefined): number {
    if (answer === undefined) return 0;
    try {
      const score = this.#options.score(challenge, answer);
      return Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : 0;
    } catch {
      return 0; // one miner's answer that the rule stumbles over is worth nothing, and costs nobody else
    }
  }
}

function isStanding(value: unknown): value is Standing {
  const { miner, average } = (value ?? {}) as { readonly [K in keyof Standing]?: Partial<Standing[K]> };
  return (
    Number.isInteger(miner?.uid) &&
    typeof miner?.hotkey === "string" &&
    Number.isInteger(miner.registeredAt) &&
    Number.isFinite(average?.sum) &&
    Number.isFinite(average?.weight)
  );
}

/** A scoring rule from what a single answer is worth: averaged over epochs, begun anew when a uid changes hands. */
export function averagedScoring<Q, A, S>(options: AveragedOptions<Q, A, S>): Scoring<Q, A, S> {
  return new AveragedScoring(options);
}
