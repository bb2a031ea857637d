import { I32F32 } from "@waystone/primitives";
import type { SparseMatrix, SparseRow, Vector } from "./matrix.ts";

const { ZERO, ONE } = I32F32;

/** A row with a number for each column; of a column that is named twice the last value holds. */
function dense(row: SparseRow, columns: number): I32F32[] {
  const result = new Array<I32F32>(columns).fill(ZERO);
  for (const [column, value] of row) if (column < columns) result[column] = value;
  return result;
}

/** The positive numbers of a row, by column. */
function positives(row: Vector): SparseRow {
  const kept: (readonly [column: number, value: I32F32])[] = [];
  for (let column = 0; column < row.length; column++) {
    const value = row[column] ?? ZERO;
    if (value > 0n) kept.push([column, value]);
  }
  return kept;
}

/**
 * a + ratio · (b − a), positive values only, columns ascending. For a ratio of exactly 0 or 1 it is `a` or `b` itself, in
 * its stored order, and so for matrices of different heights `b`.
 */
export function interpolate(a: SparseMatrix, b: SparseMatrix, columns: number, ratio: I32F32): SparseMatrix {
  if (ratio === 0n) return a;
  if (ratio === ONE || a.length !== b.length) return b;
  return a.map((row, i) => {
    const to = dense(b[i] ?? [], columns);
    return positives(
      dense(row, columns).map((from, column) =>
        I32F32.saturatingAdd(from, I32F32.saturatingMul(ratio, I32F32.saturatingSub(to[column] ?? ZERO, from))),
      ),
    );
  });
}

/**
 * Moving average: alpha · fresh + (1 − alpha) · old, positive values only, columns ascending. The matrix is square: columns
 * that are not below its height are left out.
 */
export function movingAverage(fresh: SparseMatrix, old: SparseMatrix, alpha: I32F32): SparseMatrix {
  const rest = I32F32.saturatingSub(ONE, alpha);
  return fresh.map((row, i) => {
    const result = new Array<I32F32>(fresh.length).fill(ZERO);
    const add = (entries: SparseRow, share: I32F32): void => {
      for (const [column, value] of entries) {
        const sofar = result[column];
        if (sofar !== undefined) result[column] = I32F32.saturatingAdd(sofar, I32F32.saturatingMul(share, value));
      }
    };
    add(row, alpha);
    add(old[i] ?? [], rest);
    return positives(result);
  });
}

/**
 * Moving average with a coefficient for each pair, at most 1, for the columns of the fresh row only: an old value whose
 * column the fresh row does not name is gone at once (quirk 3 of appendix G). Row order is that of `fresh`.
 */
export function movingAverageByPair(fresh: SparseMatrix, old: SparseMatrix, alphas: readonly Vector[]): SparseMatrix {
  if (fresh.length !== old.length || fresh.length !== alphas.length) return fresh;
  return fresh.map((row, i) => {
    const coefficients = alphas[i] ?? [];
    const before = dense(old[i] ?? [], coefficients.length);
    const after: (readonly [column: number, value: I32F32])[] = [];
    for (const [column, value] of row) {
      const alpha = coefficients[column];
      if (alpha === undefined) continue;
      const kept = I32F32.saturatingMul(I32F32.saturatingSub(ONE, alpha), before[column] ?? ZERO);
      const added = I32F32.saturatingMul(alpha, value);
      const next = I32F32.saturatingAdd(kept, added > 0n ? added : ZERO);
      if (next > 0n) after.push([column, next > ONE ? ONE : next]);
    }
    return after;
  });
}
