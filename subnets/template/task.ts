import type { Challenge, Random, Task } from "@waystone/sdk/subnet";
import { type Question, SEEN } from "./protocol.ts";

/** A number from the normal distribution with deviation 1 (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * A series that returns to a mean, or swings about it, each step with noise of deviation 1. Mean and pull are drawn anew for each series,
 * so that a miner must find them in what it sees.
 */
export function drawSeries(random: Random, length: number): number[] {
  const mean = 20 * random() - 10;
  const pull = 1.8 * random() - 0.9;
  let value = mean + normal(random);
  return Array.from({ length }, () => {
    value = mean + pull * (value - mean) + normal(random);
    return Number(value.toFixed(6));
  });
}

/** Questions of a validator: nobody can foresee them, since `random` comes from its secret. */
export const task: Task<Question, number> = {
  next: (count, random) =>
    Array.from({ length: count }, (): Challenge<Question, number> => {
      const series = drawSeries(random, SEEN + 1);
      return { question: { series: series.slice(0, SEEN) }, secret: series[SEEN] ?? 0 };
    }),
};
