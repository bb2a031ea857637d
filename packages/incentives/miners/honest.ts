import type { HonestLevel } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** Asks its model and says what it says. */
export function honest<Q, A>(level: HonestLevel<Q, A>): MinerStrategy<Q, A> {
  return { answer: view => [view.evaluate(level)] };
}
