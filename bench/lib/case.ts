/** One comparison: a figure of ours, and the same of what a user would take instead. */
export interface Figure {
  /** What was done. */
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  /** What theirs is. */
  readonly beside: string;
  readonly unit: "ms" | "per second" | "MB";
  /** The ratio that is aimed at, as {@link ratioOf} gives it; left out where nothing was promised. */
  readonly goal?: number;
}

/** Comparisons that are made together. */
export interface BenchCase {
  readonly name: string;
  /** What the case asks, as a sentence. */
  readonly question: string;
  run(): Promise<readonly Figure[]>;
}

/** How many times better ours is: above 1 is faster, or smaller. */
export function ratioOf({ ours, theirs, unit }: Figure): number {
  return unit === "per second" ? ours / theirs : theirs / ours;
}
