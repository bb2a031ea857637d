import type { HonestLevel } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** Sends its answer many times over. */
export function floodOfMany<Q, A>(level: HonestLevel<Q, A>, times: number): MinerStrategy<Q, A> {
  return {
    answer(view) {
      const sent = view.evaluate(level);
      return Array.from({ length: times }, () => sent);
    },
  };
}

/** Sends its answer blown up. */
export function floodOfGiants<Q, A>(level: HonestLevel<Q, A>, giant: (answer: A) => A): MinerStrategy<Q, A> {
  return {
    answer(view) {
      const sent = view.evaluate(level);
      return [{ ...sent, answer: giant(sent.answer) }];
    },
  };
}
