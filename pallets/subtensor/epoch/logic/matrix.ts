import type { I32F32 } from "@waystone/primitives";

/** One number for each uid. */
export type Vector = readonly I32F32[];

/** One row of a sparse matrix: (column, value), in the order in which it was stored, which need not be ascending. */
export type SparseRow = readonly (readonly [column: number, value: I32F32])[];

/** Rows by uid; a column that a row does not name is zero. */
export type SparseMatrix = readonly SparseRow[];

/** Every value of a matrix changed by itself, its place kept. */
export function mapValues(
  matrix: SparseMatrix,
  change: (value: I32F32, column: number, row: number) => I32F32,
): SparseMatrix {
  return matrix.map((entries, row) => entries.map(([column, value]) => [column, change(value, column, row)] as const));
}

/** The entries of a matrix that a test keeps. */
export function filterEntries(
  matrix: SparseMatrix,
  keep: (column: number, row: number, value: I32F32) => boolean,
): SparseMatrix {
  return matrix.map((entries, row) => entries.filter(([column, value]) => keep(column, row, value)));
}
