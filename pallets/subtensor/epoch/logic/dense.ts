import { I32F32 } from "@waystone/primitives";
import type { SparseMatrix, Vector } from "./matrix.ts";
import { weightedMedian } from "./median.ts";
import { normalize, sum, vecMul } from "./vector.ts";

/**
 * The same functions on dense matrices. The epoch does not use them: they are the plain statement against which the sparse
 * ones are tested, as in the reference, whose vectors hold for both. A matrix without columns gives one empty row where the
 * reference does.
 */
export type DenseMatrix = readonly Vector[];

const { ZERO, ONE } = I32F32;
const NOTHING: DenseMatrix = [[]];

/** A sparse matrix with its zeros written out. */
export function toDense(matrix: SparseMatrix, columns: number): DenseMatrix {
  return matrix.map(row => {
    const result = new Array<I32F32>(columns).fill(ZERO);
    for (const [column, value] of row) result[column] = value;
    return result;
  });
}

function width(matrix: DenseMatrix): number {
  return matrix[0]?.length ?? 0;
}

function map(matrix: DenseMatrix, change: (value: I32F32, row: number, column: number) => I32F32): DenseMatrix {
  return matrix.map((values, row) => values.map((value, column) => change(value, row, column)));
}

function foldColumns(matrix: DenseMatrix, fold: (sofar: I32F32, value: I32F32, row: number) => I32F32): Vector {
  return Array.from({ length: width(matrix) }, (_, column) =>
    matrix.reduce((sofar, values, row) => fold(sofar, values[column] ?? ZERO, row), ZERO),
  );
}

function divideColumns(matrix: DenseMatrix, divisors: Vector): DenseMatrix {
  return map(matrix, (value, _, column) => {
    const divisor = divisors[column] ?? ZERO;
    return divisor === 0n ? value : I32F32.safeDiv(value, divisor);
  });
}

/** Sum of each row; nothing for a matrix without columns. */
export function denseRowSum(matrix: DenseMatrix): Vector {
  return width(matrix) === 0 ? [] : matrix.map(sum);
}

/** Each row with a positive sum divided by it. */
export function denseRowNormalize(matrix: DenseMatrix): DenseMatrix {
  return matrix.map(row => (sum(row) > 0n ? normalize(row) : row));
}

/** Each column divided by its sum, if that is not zero. */
export function denseColNormalize(matrix: DenseMatrix): DenseMatrix {
  return divideColumns(
    matrix,
    foldColumns(matrix, (sofar, value) => I32F32.saturatingAdd(sofar, value)),
  );
}

/** Each column divided by its greatest value, if that is positive. */
export function denseColMaxUpscale(matrix: DenseMatrix): DenseMatrix {
  return divideColumns(
    matrix,
    foldColumns(matrix, (max, value) => (value > max ? value : max)),
  );
}

/** r_j = Σ_i x_i · m_ij. */
export function denseMatmul(matrix: DenseMatrix, x: Vector): Vector {
  return foldColumns(matrix, (sofar, value, row) =>
    I32F32.saturatingAdd(sofar, I32F32.saturatingMul(x[row] ?? ZERO, value)),
  );
}

/** r_i = Σ_j x_j · m_ij; nothing for a matrix without columns. */
export function denseMatmulTranspose(matrix: DenseMatrix, x: Vector): Vector {
  if (width(matrix) === 0) return [];
  return matrix.map(row =>
    row.reduce(
      (sofar, value, column) => I32F32.saturatingAdd(sofar, I32F32.saturatingMul(value, x[column] ?? ZERO)),
      ZERO,
    ),
  );
}

/** Each row times its number. */
export function denseRowHadamard(matrix: DenseMatrix, x: Vector): DenseMatrix {
  if (width(matrix) === 0) return NOTHING;
  return map(matrix.slice(0, x.length), (value, row) => I32F32.saturatingMul(x[row] ?? ZERO, value));
}

/** Each column times its number, zero where that overflows. */
export function denseMatVecMul(matrix: DenseMatrix, x: Vector): DenseMatrix {
  return width(matrix) === 0 ? NOTHING : matrix.map(row => vecMul(row, x));
}

/** Values above their column's threshold lowered to it. */
export function denseColClip(matrix: DenseMatrix, thresholds: Vector): DenseMatrix {
  return map(matrix, (value, _, column) => {
    const threshold = thresholds[column];
    return threshold !== undefined && threshold < value ? threshold : value;
  });
}

/** Zeros in the rows that are masked, or that the mask does not reach. */
export function denseMaskRows(isMasked: readonly boolean[], matrix: DenseMatrix): DenseMatrix {
  return map(matrix, (value, row) => ((isMasked[row] ?? true) ? ZERO : value));
}

/** Stake-weighted median of each column over the rows that have positive stake; zero without any. */
export function denseWeightedMedianCol(stake: Vector, score: DenseMatrix, majority: I32F32): Vector {
  const voters = stake.flatMap((value, uid) => (value > 0n ? [uid] : []));
  const weights = normalize(voters.map(uid => stake[uid] ?? ZERO));
  const total = sum(weights);
  const places = voters.map((_, place) => place);
  return Array.from({ length: width(score) }, (_, column) =>
    weightedMedian(
      weights,
      voters.map(uid => score[uid]?.[column] ?? ZERO),
      places,
      I32F32.saturatingSub(total, majority),
      ZERO,
      total,
    ),
  );
}

/** a + ratio · (b − a). */
export function denseInterpolate(a: DenseMatrix, b: DenseMatrix, ratio: I32F32): DenseMatrix {
  if (ratio === 0n) return a;
  if (ratio === ONE) return b;
  if (width(a) === 0) return NOTHING;
  return map(a, (from, row, column) => {
    const to = b[row]?.[column];
    if (to === undefined) return ZERO;
    return I32F32.saturatingAdd(from, I32F32.saturatingMul(ratio, I32F32.saturatingSub(to, from)));
  });
}

/** alpha · fresh + (1 − alpha) · old. */
export function denseMovingAverage(fresh: DenseMatrix, old: DenseMatrix, alpha: I32F32): DenseMatrix {
  if (width(fresh) === 0) return NOTHING;
  const rest = I32F32.saturatingSub(ONE, alpha);
  return map(fresh.slice(0, old.length), (value, row, column) =>
    I32F32.saturatingAdd(I32F32.saturatingMul(alpha, value), I32F32.saturatingMul(rest, old[row]?.[column] ?? ZERO)),
  );
}

/** (1 − alpha) · old + alpha · fresh with a coefficient for each pair, at most 1; here old values do not vanish. */
export function denseMovingAverageByPair(fresh: DenseMatrix, old: DenseMatrix, alphas: DenseMatrix): DenseMatrix {
  if (width(fresh) === 0) return NOTHING;
  if (fresh.length !== old.length || fresh.length !== alphas.length) return old;
  return map(fresh, (value, row, column) => {
    const alpha = alphas[row]?.[column] ?? ZERO;
    const kept = I32F32.saturatingMul(I32F32.saturatingSub(ONE, alpha), old[row]?.[column] ?? ZERO);
    const added = I32F32.saturatingMul(alpha, value);
    const next = I32F32.saturatingAdd(kept, added > 0n ? added : ZERO);
    return next > ONE ? ONE : next;
  });
}
