import { averagedScoring, type Scoring } from "@waystone/sdk/subnet";
import type { Answer, Question } from "./protocol.ts";

/** What an answer is worth: 1 for the value itself, less the farther it is off; noise of deviation 1 makes a perfect miner 0.71 on average. */
export function worth(truth: number, { next }: Answer): number {
  return Math.exp(-((next - truth) ** 2) / 2);
}

/** A validator's book. Averages are squared, so that being better pays more than being there twice. */
export function createScoring(): Scoring<Question, Answer, number> {
  return averagedScoring({
    score: ({ secret }, answer) => worth(secret, answer),
    weigh: averages => averages.map(average => average ** 2),
  });
}
