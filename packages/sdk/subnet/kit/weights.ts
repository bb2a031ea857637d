import type { Weights } from "../weights.ts";

/** Largest weight that the chain takes. */
const MOST_WEIGHT = 65_535;

/** Weights in the chain's scale: whole numbers, the largest 65535. What is no number, or without bound, is 0; all zeros stay zeros. */
export function toChainScale(weights: readonly number[]): number[] {
  const counted = weights.map(weight => (Number.isFinite(weight) ? Math.max(0, weight) : 0));
  const largest = counted.reduce((most, weight) => Math.max(most, weight), 0);
  return counted.map(weight => (largest > 0 ? Math.round((weight / largest) * MOST_WEIGHT) : 0));
}

/**
 * Weights as the chain takes them, by uid in order: the largest becomes 65535, what rounds to 0 is left out.
 * @param least how many uids a validator must name at least: others are named with the least weight that is one
 * @param uids those who can be named to that end
 */
export function quantise(weights: ReadonlyMap<number, number>, least = 0, uids: readonly number[] = []): Weights {
  const scaled = toChainScale([...weights.values()]);
  const kept = new Map(
    [...weights.keys()].map((uid, i) => [uid, scaled[i] ?? 0] as const).filter(([, value]) => value > 0),
  );
  if (kept.size === 0) return { uids: [], values: [] };
  for (const uid of uids) {
    if (kept.size >= least) break;
    if (!kept.has(uid)) kept.set(uid, 1);
  }
  const sorted = [...kept].sort(([a], [b]) => a - b);
  return { uids: sorted.map(([uid]) => uid), values: sorted.map(([, value]) => value) };
}
