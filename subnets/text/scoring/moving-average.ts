/** Weight of the newest step. */
export const ALPHA = 0.2;

/** Exponential moving average of a miner's losses; with the bias of a short history divided out, so the first step counts in full. */
export type MovingAverage = { readonly sum: number; readonly weight: number };

/** An average of nothing. */
export const NO_AVERAGE: MovingAverage = { sum: 0, weight: 0 };

/** The average after one more step's mean loss. */
export function addStep({ sum, weight }: MovingAverage, loss: number): MovingAverage {
  return { sum: (1 - ALPHA) * sum + ALPHA * loss, weight: (1 - ALPHA) * weight + ALPHA };
}

/** The average loss in bits per byte; `undefined` before the first step. The weight is 1 − (1 − α)^t after t steps. */
export function averageOf({ sum, weight }: MovingAverage): number | undefined {
  return weight > 0 ? sum / weight : undefined;
}
