import type { Era } from "@waystone/scale";

export { Era } from "@waystone/scale";

const LONGEST = 1 << 16;

/**
 * A mortal era of at least `period` blocks that begins at block `current`: the period is rounded up to a power of two from 4
 * to 65536, the phase down to what long periods can say.
 */
export function mortalEra(period: number, current: number): Era {
  let rounded = 4;
  while (rounded < period && rounded < LONGEST) rounded *= 2;
  const step = Math.max(rounded >> 12, 1);
  const phase = Math.floor((current % rounded) / step) * step;
  return { type: "Mortal", period: rounded, phase };
}

/** First block of the era's span that contains block `current`; its hash is what a transaction signs. 0 for an immortal one. */
export function eraBirth(era: Era, current: number): number {
  if (era.type === "Immortal") return 0;
  const { period, phase } = era;
  return Math.floor((Math.max(current, phase) - phase) / period) * period + phase;
}

/** First block at which a transaction is too old; beyond every block number for an immortal one. */
export function eraDeath(era: Era, current: number): number {
  return era.type === "Immortal" ? Number.MAX_SAFE_INTEGER : eraBirth(era, current) + era.period;
}
