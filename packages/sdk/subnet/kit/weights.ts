import type { Weights } from "../weights.ts";

/** Largest weight that the chain takes. */
const MOST_WEIGHT = 65_535;

/**
 * Weights as the chain takes them, by uid in order: the largest becomes 65535, what rounds to 0 is left out.
 * @param least how many uids a validator must name at least: others are named with the least weight that is one
 * @param uids those who can be named to that end
 */
export function quantise(weights: ReadonlyMap<number, number>, least = 0, uids: readonly number[] = []): Weights {
  // What is no number, or without bound, is nobody's weight, and spoils no other one.
  const counted = [...weights].filter(([, weight]) => Number.isFinite(weight));
  const largest = counted.reduce((most, [, weight]) => Math.max(most, weight), 0);
  const kept = new Map<number, number>();
  if (largest === 0) return { uids: [], values: [] };
  for (const [uid, weight] of counted) {
    const value = Math.round((weight / largest) * MOST_WEIGHT);
    if (value > 0) kept.set(uid, value);
  }
  for (const uid of uids) {
    if (kept.size >= least) break;
    if (!kept.has(uid)) kept.set(uid, 1);
  }
  const sorted = [...kept].sort(([a], [b]) => a - b);
  return { uids: sorted.map(([uid]) => uid), values: sorted.map(([, value]) => value) };
}
