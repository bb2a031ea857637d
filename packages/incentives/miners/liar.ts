import type { MinerStrategy } from "./strategy.ts";

/** Makes answers up: no model, no work. */
export function liar<Q, A>(lie: (question: Q, random: () => number) => A, latencyMs: number): MinerStrategy<Q, A> {
  return { answer: ({ question, random }) => [{ answer: lie(question, random), latencyMs }] };
}
