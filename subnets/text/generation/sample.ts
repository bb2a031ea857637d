import type { Random } from "@waystone/sdk/subnet";
import { type Distribution, normalise } from "../models/model.ts";

/** The distribution with every probability raised to 1/`temperature` and scaled to sum 1; below 1 it prefers the likely bytes. */
export function atTemperature(distribution: Distribution, temperature: number): Distribution {
  if (temperature === 1) return distribution.slice();
  const highest = distribution.reduce((most, p) => Math.max(most, p), 0);
  // Relative to the likeliest, so that a low temperature does not make all of them zero.
  return normalise(distribution.map(p => (p > 0 ? Math.exp(Math.log(p / highest) / temperature) : 0)));
}

/** Draws a byte. */
export function sampleByte(distribution: Distribution, random: Random): number {
  let left = random();
  let last = 0;
  for (let c = 0; c < distribution.length; c++) {
    const p = distribution[c] as number;
    if (p <= 0) continue;
    left -= p;
    last = c;
    if (left < 0) return c;
  }
  return last;
}
