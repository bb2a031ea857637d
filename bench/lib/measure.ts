/** Middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const LEAST_ROUND_MS = 50;
const ROUNDS = 7;

/** Milliseconds of one run: the median of seven rounds, each as many runs as fill 50 ms, after a round that warms up. */
export function timeOf(run: () => unknown): number {
  const round = (runs: number): number => {
    const began = performance.now();
    for (let i = 0; i < runs; i++) run();
    return performance.now() - began;
  };
  let runs = 1;
  for (let took = round(1); took < LEAST_ROUND_MS; took = round(runs)) runs *= 2;
  return median(Array.from({ length: ROUNDS }, () => round(runs) / runs));
}

/** Milliseconds of one run that takes a while and cannot be repeated on the same input: the median of some. */
export async function timeOfEach(count: number, run: (i: number) => unknown): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    await run(i);
    took.push(performance.now() - began);
  }
  return median(took);
}
