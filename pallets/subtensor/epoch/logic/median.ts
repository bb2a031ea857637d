import { I32F32 } from "@waystone/primitives";
import type { SparseMatrix, Vector } from "./matrix.ts";
import { normalize, sum } from "./vector.ts";

const { ZERO } = I32F32;

/**
 * Score at which the stake below it reaches `minority` (runtime.md 3.3), found by halving the set of places around a pivot.
 * @param places uids that take part, in order; the pivot is the score of the middle one
 * @param low stake that lies below all places @param high stake up to the greatest of them
 */
export function weightedMedian(
  stake: Vector,
  score: Vector,
  places: readonly number[],
  minority: I32F32,
  low: I32F32,
  high: I32F32,
): I32F32 {
  const at = (x: Vector, place: number | undefined): I32F32 => (place === undefined ? ZERO : (x[place] ?? ZERO));
  const stakeOf = (part: readonly number[]): I32F32 =>
    part.reduce((total, place) => I32F32.saturatingAdd(total, at(stake, place)), ZERO);
  let [part, lowEdge, highEdge] = [places, low, high];
  for (let round = 0; round <= places.length; round++) {
    if (part.length <= 1) return at(score, part[0]);
    const pivot = at(score, part[part.length >> 1]);
    const lower = part.filter(place => at(score, place) < pivot);
    const upper = part.filter(place => at(score, place) > pivot);
    const belowPivot = I32F32.saturatingAdd(lowEdge, stakeOf(lower));
    const upToPivot = I32F32.saturatingSub(highEdge, stakeOf(upper));
    if (lower.length > 0 && minority < belowPivot) [part, highEdge] = [lower, belowPivot];
    else if (upper.length > 0 && upToPivot <= minority) [part, lowEdge] = [upper, upToPivot];
    else return pivot;
  }
  // Each round leaves at least the pivot out, so this is not reached.
  return ZERO;
}

/**
 * Stake-weighted median of each column over the rows that have positive stake: consensus weights (runtime.md 3.2, step 6).
 * @param majority share of stake that makes a majority: kappa
 */
export function weightedMedianCol(stake: Vector, score: SparseMatrix, columns: number, majority: I32F32): Vector {
  const voters = score.map((row, uid) => ({ row, stake: stake[uid] ?? ZERO })).filter(voter => voter.stake > 0n);
  const weights = normalize(stake.filter(value => value > 0n));
  const total = sum(weights);
  const minority = I32F32.saturatingSub(total, majority);
  const places = weights.map((_, place) => place);
  const scores = Array.from({ length: columns }, () => new Array<I32F32>(weights.length).fill(ZERO));
  for (const [place, { row }] of voters.entries())
    for (const [column, value] of row) {
      const scoresOfColumn = scores[column];
      if (scoresOfColumn !== undefined) scoresOfColumn[place] = value;
    }
  return scores.map(scoresOfColumn => weightedMedian(weights, scoresOfColumn, places, minority, ZERO, total));
}
