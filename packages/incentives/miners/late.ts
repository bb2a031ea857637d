import type { HonestLevel } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** Runs on a machine that is half as fast and costs half: about every second answer comes after the time-out. */
export function late<Q, A>(level: HonestLevel<Q, A>, timeoutMs: number): MinerStrategy<Q, A> {
  const slow = { ...level, units: (level.units ?? 1) / 2 };
  return {
    answer(view) {
      const sent = view.evaluate(slow);
      return [{ ...sent, latencyMs: view.random() < 0.5 ? sent.latencyMs : timeoutMs + 1 }];
    },
  };
}
