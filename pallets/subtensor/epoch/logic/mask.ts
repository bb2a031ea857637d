import { filterEntries, type SparseMatrix } from "./matrix.ts";

/** Blocks, by uid. */
export type Blocks = readonly bigint[];

/** A matrix without the rows that are masked, or that the mask does not reach; they stay as empty ones. */
export function maskRows(isMasked: readonly boolean[], matrix: SparseMatrix): SparseMatrix {
  return matrix.map((row, i) => ((isMasked[i] ?? true) ? [] : row));
}

/** A matrix without its diagonal, but for that of one uid: a subnet's owner may weigh itself. */
export function maskDiagonal(matrix: SparseMatrix, except?: number): SparseMatrix {
  return filterEntries(matrix, (column, row) => column !== row || row === except);
}

/** A matrix without the values of which `isMasked(first of the row, second of the column)`. Missing blocks are 0. */
export function maskByBlocks(
  matrix: SparseMatrix,
  first: Blocks,
  second: Blocks,
  isMasked: (first: bigint, second: bigint) => boolean,
): SparseMatrix {
  return filterEntries(matrix, (column, row) => !isMasked(first[row] ?? 0n, second[column] ?? 0n));
}

/** As {@link maskByBlocks}, with the same first block for all rows. */
export function maskByBlock(
  matrix: SparseMatrix,
  first: bigint,
  second: Blocks,
  isMasked: (first: bigint, second: bigint) => boolean,
): SparseMatrix {
  return filterEntries(matrix, column => !isMasked(first, second[column] ?? 0n));
}
