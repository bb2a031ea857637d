import type { Random } from "@waystone/sdk/subnet";
import type { HonestLevel } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** One of several neurons before one model, each with noise of its own on what the model says. */
export function sybil<Q, A>(level: HonestLevel<Q, A>, disguise: (answer: A, random: Random) => A): MinerStrategy<Q, A> {
  return {
    answer(view) {
      const sent = view.evaluate(level);
      return [{ ...sent, answer: disguise(sent.answer, view.random) }];
    },
  };
}
