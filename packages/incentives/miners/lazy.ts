import type { HonestLevel, Sent } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** Works in one round of `every`, and is silent in the others. */
export function seldom<Q, A>(level: HonestLevel<Q, A>, every: number): MinerStrategy<Q, A> {
  return { answer: view => (view.round % every === 0 ? [view.evaluate(level)] : []) };
}

/** Works once, and sends that answer to every question. */
export function constant<Q, A>(level: HonestLevel<Q, A>): MinerStrategy<Q, A> {
  let known: Sent<A> | undefined;
  return {
    answer(view) {
      known ??= view.evaluate(level);
      return [known];
    },
  };
}
