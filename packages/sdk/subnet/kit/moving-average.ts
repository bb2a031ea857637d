/** Weight of the newest step, where a subnet says nothing else. */
const ALPHA = 0.2;

/** Exponential moving average of a miner's scores or losses; with the bias of a short history divided out, so the first step counts in full. */
export type MovingAverage = { readonly sum: number; readonly weight: number };

/** An average of nothing. */
export const NO_AVERAGE: MovingAverage = { sum: 0, weight: 0 };

/** The average after one more step's mean. @param alpha weight of the newest step, above 0 and at most 1 */
export function addStep({ sum, weight }: MovingAverage, mean: number, alpha: number = ALPHA): MovingAverage {
  return { sum: (1 - alpha) * sum + alpha * mean, weight: (1 - alpha) * weight + alpha };
}

/** The average; `undefined` before the first step. The weight is 1 − (1 − α)^t after t steps. */
export function averageOf({ sum, weight }: MovingAverage): number | undefined {
  return weight > 0 ? sum / weight : undefined;
}
