import type { MinerBackend } from "@waystone/sdk/subnet";
import type { Answer, Question } from "./protocol.ts";

/** How a miner forecasts. */
export type Method = (series: readonly number[]) => number;

/** The value that was last: right for what wanders, wrong for what returns. */
export const last: Method = series => series.at(-1) ?? 0;

/** What the line of least squares through all pairs of neighbours says of the last value. */
export const fitted: Method = series => {
  const pairs = series.slice(1).map((next, i) => [series[i] ?? 0, next] as const);
  const [sumX, sumY] = pairs.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0] as const);
  const [meanX, meanY] = [sumX / pairs.length, sumY / pairs.length];
  const [above, below] = pairs.reduce(
    ([xy, xx], [a, b]) => [xy + (a - meanX) * (b - meanY), xx + (a - meanX) ** 2] as const,
    [0, 0] as const,
  );
  const slope = below === 0 ? 0 : above / below;
  return meanY + slope * (last(series) - meanX);
};

/** Methods by the name that a miner's owner gives, as `--option method=last`. */
export const METHODS: Readonly<Record<string, Method>> = { last, fitted };

/** A miner that forecasts by a method. */
export function forecaster(method: Method): MinerBackend<Question, Answer> {
  return { answer: async ({ series }) => ({ next: method(series) }) };
}
