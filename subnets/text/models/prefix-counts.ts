import { SYMBOLS } from "./model.ts";

/**
 * What followed, inside a prefix, the contexts that end it: `counts[depth · 256 + byte]`, for each depth up to `deepest`. With `spread`,
 * a depth below the deepest counts only places whose next longer context had not been followed by that byte yet, as a PPM with update
 * exclusion does. Costs one pass over the prefix.
 */
export function countPrefix(prefix: Uint8Array, deepest: number, counts: Uint32Array, spread: boolean): void {
  counts.fill(0, 0, (deepest + 1) * SYMBOLS);
  const last = prefix.length - 1;
  for (let i = 0; i < prefix.length; i++) {
    const byte = prefix[i] as number;
    let depth = 0;
    while (depth < deepest && depth < i && prefix[i - 1 - depth] === prefix[last - depth]) depth += 1;
    for (let d = depth; d >= 0; d--) {
      const at = d * SYMBOLS + byte;
      const before = counts[at] as number;
      counts[at] = before + 1;
      if (spread && before > 0) break;
    }
  }
}
