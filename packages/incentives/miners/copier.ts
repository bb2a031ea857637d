import type { Random } from "@waystone/sdk/subnet";
import type { Sent } from "../rule.ts";
import type { MinerStrategy } from "./strategy.ts";

/** How a copy differs from what it copies. */
export interface CopyOptions<A> {
  /** Milliseconds by which the copy comes after the original. */
  readonly delayMs?: number;
  readonly disguise?: (answer: A, random: Random) => A;
}

/** Relays what another miner sends to the same question. That it gets hold of it in time is taken for granted: the worst case. */
export function copier<Q, A>(victim: string, { delayMs = 0, disguise }: CopyOptions<A> = {}): MinerStrategy<Q, A> {
  return {
    answer: view =>
      view.overhear(victim).map(({ answer, latencyMs }) => ({
        answer: disguise === undefined ? answer : disguise(answer, view.random),
        latencyMs: latencyMs + delayMs,
      })),
  };
}

/** Sends what another miner sent to the question before, of the same validator. */
export function replayer<Q, A>(victim: string): MinerStrategy<Q, A> {
  const last = new Map<number, readonly Sent<A>[]>();
  return {
    answer(view) {
      const before = last.get(view.seat) ?? [];
      last.set(view.seat, view.overhear(victim));
      return before;
    },
  };
}
