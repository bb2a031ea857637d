import { SYMBOLS } from "./model.ts";
import type { SortedContexts } from "./sorted-contexts.ts";

/** What is taken from a count of 0 (nothing), 1, 2, and 3 or more. */
export type Discounts = readonly [0, number, number, number];

/** In how many symbols of context neighbours in the order agree, up to `most`. */
function sharedDepths(contexts: SortedContexts, most: number): Uint8Array {
  const shared = new Uint8Array(contexts.next.length);
  for (let k = 1; k < shared.length; k++) {
    let depth = 0;
    while (depth < most && contexts.symbol(k - 1, depth + 1) === contexts.symbol(k, depth + 1)) depth += 1;
    shared[k] = depth;
  }
  return shared;
}

/**
 * Chen and Goodman's discounts for each order from 0 to `order`, from how many counts are 1, 2, 3 and 4. Lower orders count different
 * symbols in front. About 0.1 s for 2 MB at order 6.
 */
export function estimateDiscounts(contexts: SortedContexts, order: number): Discounts[] {
  const shared = sharedDepths(contexts, order);
  return Array.from({ length: order + 1 }, (_, depth) => discountsAt(contexts, shared, depth, depth === order));
}

function discountsAt(contexts: SortedContexts, shared: Uint8Array, depth: number, raw: boolean): Discounts {
  const { next } = contexts;
  const counts = new Uint32Array(SYMBOLS);
  const lastSeen = new Uint32Array(SYMBOLS);
  const touched = new Uint8Array(SYMBOLS);
  const tally = new Float64Array(5);
  let touchedCount = 0;
  let stamp = 1;
  const close = (): void => {
    for (let i = 0; i < touchedCount; i++) {
      const c = touched[i] as number;
      const count = counts[c] as number;
      if (count <= 4) tally[count] = (tally[count] as number) + 1;
      counts[c] = 0;
    }
    touchedCount = 0;
  };
  for (let k = 0; k < next.length; k++) {
    const agree = shared[k] as number;
    if (agree < depth) close();
    if (agree <= depth) stamp += 1;
    const c = next[k] as number;
    if (!raw && lastSeen[c] === stamp) continue;
    lastSeen[c] = stamp;
    const count = counts[c] as number;
    if (count === 0) touched[touchedCount++] = c;
    counts[c] = count + 1;
  }
  close();
  return fromTally(tally);
}

function fromTally(tally: Float64Array): Discounts {
  const [, n1 = 0, n2 = 0, n3 = 0, n4 = 0] = tally;
  // A text without counts of 1 and 2 (or too short) gives no estimate; absolute discounting's usual value does no harm.
  const y = n1 + 2 * n2 > 0 ? n1 / (n1 + 2 * n2) : 0.5;
  const clamp = (value: number, highest: number): number =>
    Number.isFinite(value) ? Math.min(Math.max(value, 0.05), highest) : highest / 2;
  return [0, clamp(1 - (2 * y * n2) / n1, 0.95), clamp(2 - (3 * y * n3) / n2, 1.9), clamp(3 - (4 * y * n4) / n3, 2.8)];
}
