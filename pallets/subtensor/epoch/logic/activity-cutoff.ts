/** D5. Whether a subnet's activity cutoff is a number of blocks, or a factor of its tempo. */
export type ActivityCutoffRule = "blocks" | "factor";

/** What a cutoff can be read from. */
export interface ActivityCutoffs {
  /** `ActivityCutoff`, in blocks. */
  readonly blocks: number;
  /** `ActivityCutoffFactorMilli`, in thousandths of a tempo. */
  readonly factorMilli: number;
  readonly tempo: number;
}

/** Blocks without weights after which a neuron is inactive; at least 1 where it follows the tempo (runtime.md 1.2). */
export function activityCutoff(rule: ActivityCutoffRule, { blocks, factorMilli, tempo }: ActivityCutoffs): bigint {
  if (rule === "blocks") return BigInt(blocks);
  const cutoff = (BigInt(factorMilli) * BigInt(tempo)) / 1000n;
  return cutoff > 1n ? cutoff : 1n;
}
