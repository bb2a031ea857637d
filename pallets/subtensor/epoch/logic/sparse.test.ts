import { I32F32 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpolate, movingAverage, movingAverageByPair } from "./blend.ts";
import * as dense from "./dense.ts";
import { maskRows } from "./mask.ts";
import type { SparseMatrix } from "./matrix.ts";
import { weightedMedianCol } from "./median.ts";
import * as sparse from "./sparse.ts";

// The sparse functions say the same as the dense ones, on square matrices of values in 0 … 1.
const SIZE = 5;
const share = fc.bigInt({ min: 1n, max: I32F32.ONE }).map(bits => I32F32.fromBits(bits));
const vector = fc.array(share, { minLength: SIZE, maxLength: SIZE });
const row = fc
  .uniqueArray(fc.tuple(fc.nat(SIZE - 1), share), { selector: ([column]) => column, maxLength: SIZE })
  .map(entries => entries.toSorted(([a], [b]) => a - b));
const matrix: fc.Arbitrary<SparseMatrix> = fc.array(row, { minLength: SIZE, maxLength: SIZE });
const wide = (m: SparseMatrix): dense.DenseMatrix => dense.toDense(m, SIZE);

describe("sparse functions are the dense ones", () => {
  test("of one matrix", () =>
    fc.assert(
      fc.property(matrix, m => {
        expect(sparse.rowSum(m)).toEqual(dense.denseRowSum(wide(m)));
        expect(wide(sparse.rowNormalize(m))).toEqual(dense.denseRowNormalize(wide(m)));
        expect(wide(sparse.colNormalize(m, SIZE))).toEqual(dense.denseColNormalize(wide(m)));
        expect(wide(sparse.colMaxUpscale(m, SIZE))).toEqual(dense.denseColMaxUpscale(wide(m)));
      }),
    ));

  test("of a matrix and a vector", () =>
    fc.assert(
      fc.property(matrix, vector, (m, x) => {
        expect(sparse.matmul(m, x, SIZE)).toEqual(dense.denseMatmul(wide(m), x));
        expect(sparse.matmulTranspose(m, x)).toEqual(dense.denseMatmulTranspose(wide(m), x));
        expect(wide(sparse.rowHadamard(m, x))).toEqual(dense.denseRowHadamard(wide(m), x));
        expect(wide(sparse.matVecMul(m, x))).toEqual(dense.denseMatVecMul(wide(m), x));
        expect(wide(sparse.colClip(m, x))).toEqual(dense.denseColClip(wide(m), x));
        expect(weightedMedianCol(x, m, SIZE, I32F32.fromBits(I32F32.ONE / 2n))).toEqual(
          dense.denseWeightedMedianCol(x, wide(m), I32F32.fromBits(I32F32.ONE / 2n)),
        );
        const mask = x.map(value => value % 2n === 0n);
        expect(wide(maskRows(mask, m))).toEqual(dense.denseMaskRows(mask, wide(m)));
      }),
    ));

  test("of two matrices", () =>
    fc.assert(
      fc.property(matrix, matrix, share, (a, b, ratio) => {
        expect(wide(interpolate(a, b, SIZE, ratio))).toEqual(dense.denseInterpolate(wide(a), wide(b), ratio));
        expect(wide(movingAverage(a, b, ratio))).toEqual(dense.denseMovingAverage(wide(a), wide(b), ratio));
      }),
    ));

  test("but that a moving average by pair forgets what has no new weight", () =>
    fc.assert(
      fc.property(matrix, matrix, fc.array(vector, { minLength: SIZE, maxLength: SIZE }), (fresh, old, alphas) => {
        const all = dense.denseMovingAverageByPair(wide(fresh), wide(old), alphas);
        const named = wide(fresh).map((values, i) => values.map((value, j) => (value > 0n ? all[i]?.[j] : 0n)));
        expect(wide(movingAverageByPair(fresh, old, alphas))).toEqual(named);
      }),
    ));
});

test("a column that is not below the number of columns escapes normalisation and goes in the moving average", () => {
  const half = I32F32.fromBits(I32F32.ONE / 2n);
  const m: SparseMatrix = [[[7, half]]];
  expect(sparse.colNormalize(m, 1)).toEqual(m);
  expect(movingAverage([[]], m, half)).toEqual([[]]);
});

test("functions of nothing", () => {
  expect(dense.denseRowSum([[]])).toEqual([]);
  expect(dense.denseMatmulTranspose([[]], [])).toEqual([]);
  for (const nothing of [
    dense.denseRowHadamard([], []),
    dense.denseMatVecMul([], []),
    dense.denseInterpolate([], [], I32F32.fromBits(1n)),
    dense.denseMovingAverage([], [], I32F32.ONE),
    dense.denseMovingAverageByPair([], [], []),
  ])
    expect(nothing).toEqual([[]]);
  expect(sparse.matmul([], [], 0)).toEqual([]);
});
