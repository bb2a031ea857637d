import { I32F32 } from "@waystone/primitives";
import { mapValues, type SparseMatrix, type SparseRow, type Vector } from "./matrix.ts";

// Rows are summed with a sum that wraps, columns with one that is clamped: so does the reference, and both are consensus.
// Columns that are not below the number of columns can occur in stored bonds; each function says what becomes of them.

/** Sum of each row. */
export function rowSum(matrix: SparseMatrix): Vector {
  return matrix.map(row => I32F32.wrappingSum(row.map(([, value]) => value)));
}

/** Each row divided by its sum; rows without a positive sum as they are. */
export function rowNormalize(matrix: SparseMatrix): SparseMatrix {
  const sums = rowSum(matrix);
  return mapValues(matrix, (value, _, row) => {
    const total = sums[row] ?? I32F32.ZERO;
    return total > 0n ? I32F32.safeDiv(value, total) : value;
  });
}

function divideColumns(matrix: SparseMatrix, divisors: Vector): SparseMatrix {
  return mapValues(matrix, (value, column) => {
    const divisor = divisors[column] ?? I32F32.ZERO;
    return divisor === 0n ? value : I32F32.safeDiv(value, divisor);
  });
}

/** One number for each column, from all values of that column, row after row. Values beyond the columns are left out. */
function foldColumns(
  matrix: SparseMatrix,
  columns: number,
  fold: (sofar: I32F32, value: I32F32, row: number) => I32F32,
): Vector {
  const result = new Array<I32F32>(columns).fill(I32F32.ZERO);
  for (const [row, entries] of matrix.entries())
    for (const [column, value] of entries) {
      const sofar = result[column];
      if (sofar !== undefined) result[column] = fold(sofar, value, row);
    }
  return result;
}

/** Each column divided by its sum, if that is not zero. Values beyond the columns stay as they are. */
export function colNormalize(matrix: SparseMatrix, columns: number): SparseMatrix {
  return divideColumns(
    matrix,
    foldColumns(matrix, columns, (sofar, value) => I32F32.saturatingAdd(sofar, value)),
  );
}

/** Each column divided by its greatest value, if that is positive. Values beyond the columns stay as they are. */
export function colMaxUpscale(matrix: SparseMatrix, columns: number): SparseMatrix {
  return divideColumns(
    matrix,
    foldColumns(matrix, columns, (max, value) => (value > max ? value : max)),
  );
}

/** r_j = Σ_i x_i · m_ij, for `columns` columns. */
export function matmul(matrix: SparseMatrix, x: Vector, columns: number): Vector {
  return foldColumns(matrix, columns, (sofar, value, row) =>
    I32F32.saturatingAdd(sofar, I32F32.saturatingMul(x[row] ?? I32F32.ZERO, value)),
  );
}

/** r_i = Σ_j x_j · m_ij; values beyond the vector count for nothing. */
export function matmulTranspose(matrix: SparseMatrix, x: Vector): Vector {
  return matrix.map(row =>
    row.reduce(
      (sofar, [column, value]) => I32F32.saturatingAdd(sofar, I32F32.saturatingMul(x[column] ?? I32F32.ZERO, value)),
      I32F32.ZERO,
    ),
  );
}

/** Each row times its number; rows beyond the vector are left out. */
export function rowHadamard(matrix: SparseMatrix, x: Vector): SparseMatrix {
  return mapValues(matrix.slice(0, x.length), (value, _, row) => I32F32.saturatingMul(value, x[row] ?? I32F32.ZERO));
}

/** Each column times its number; products that are zero and columns beyond the vector are left out. */
export function matVecMul(matrix: SparseMatrix, x: Vector): SparseMatrix {
  return matrix.map(row => {
    const products: (readonly [column: number, value: I32F32])[] = [];
    for (const [column, value] of row) {
      const factor = x[column];
      const product = factor === undefined ? I32F32.ZERO : I32F32.saturatingMul(value, factor);
      if (product !== 0n) products.push([column, product]);
    }
    return products;
  });
}

/** Values above their column's threshold lowered to it, or left out where the threshold is zero or below. */
export function colClip(matrix: SparseMatrix, thresholds: Vector): SparseMatrix {
  const clip = (row: SparseRow): SparseRow => {
    const clipped: (readonly [column: number, value: I32F32])[] = [];
    for (const entry of row) {
      const threshold = thresholds[entry[0]] ?? I32F32.ZERO;
      if (entry[1] <= threshold) clipped.push(entry);
      else if (threshold > 0n) clipped.push([entry[0], threshold]);
    }
    return clipped;
  };
  return matrix.map(clip);
}
