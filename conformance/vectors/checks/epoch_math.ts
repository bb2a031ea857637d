import * as epoch from "@waystone/pallet-subtensor/logic";
import { I32F32, I64F64 } from "@waystone/primitives";
import { perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { flags, ints, nums, show, showFlags, showSparse, sparseRow, vector } from "../shared/shapes.ts";

/** Functions of the epoch's maths, one call a case (runtime.md 3). */
export const check = perCase((line, expect) => {
  const fn = line.text("fn");
  const compute = FUNCTIONS.get(fn);
  if (compute === undefined) throw new VectorError("unknown-kind", `fn is ${fn}`);
  expect.equal("r", compute(line), line.raw("r"));
});

const bits = (value: bigint): I32F32 => I32F32.fromBits(value);
const num = (line: Line, key: string): I32F32 => bits(line.int(key));
const vec = (line: Line, key: string): I32F32[] => vector(I32F32, line.text(key));
const sparse = (line: Line, key = "a"): epoch.SparseMatrix => line.texts(key).map(row => sparseRow(row, bits));
const dense = (line: Line, key = "a"): epoch.DenseMatrix => line.texts(key).map(row => vector(I32F32, row));
const showDense = (matrix: epoch.DenseMatrix): string[] => matrix.map(show);
const mask = (line: Line): boolean[] => flags(line.text("mask"));
const notAbove = (first: bigint, second: bigint): boolean => first <= second;

/** A function of one number, applied to each of a vector. */
const each =
  (change: (value: I32F32, line: Line) => bigint | number) =>
  (line: Line): string =>
    show(vec(line, "x").map(value => change(value, line)));

type Compute = (line: Line) => unknown;

const VECTORS: Record<string, Compute> = {
  sum: l => epoch.sum(vec(l, "x")),
  is_zero: l => epoch.isZero(vec(l, "x")),
  vec_max_upscale_to_u16: l => show(epoch.maxUpscaleToU16(vec(l, "x"))),
  vec_u16_max_upscale_to_u16: l => show(epoch.u16MaxUpscaleToU16(nums(l.text("x")))),
  check_vec_max_limited: l => epoch.isMaxLimited(nums(l.text("x")), l.num("limit")),
  is_topk: l => showFlags(epoch.isTopK(vec(l, "x"), l.num("k"))),
  is_topk_nonzero: l => showFlags(epoch.isTopKNonzero(vec(l, "x"), l.num("k"))),
  inplace_normalize: l => show(epoch.normalize(vec(l, "x"))),
  inplace_normalize_using_sum: l => show(epoch.normalizeUsingSum(vec(l, "x"), num(l, "sum"))),
  inplace_normalize_64: l => show(epoch.normalize64(vector(I64F64, l.text("x")))),
  vec_fixed64_to_fixed32: l => show(epoch.fixed64ToFixed32(vector(I64F64, l.text("x")))),
  vecdiv: l => show(epoch.vecDiv(vec(l, "x"), vec(l, "y"))),
  vec_mul: l => show(epoch.vecMul(vec(l, "x"), vec(l, "y"))),
  inplace_mask_vector: l => show(epoch.maskVector(mask(l), vec(l, "x"))),
  u16_proportion_to_fixed: l => show(nums(l.text("x")).map(epoch.u16ProportionToFixed)),
  fixed_proportion_to_u16: each(epoch.fixedProportionToU16),
  fixed_to_fixed_u16_proportion: each(epoch.fixedToU16Proportion),
  exp_safe: each(epoch.expSafe),
  safe_ln: each(epoch.safeLn),
  sigmoid_safe: each((x, l) => epoch.sigmoidSafe(x, num(l, "rho"), num(l, "kappa"))),
  clamp_value: each((x, l) => epoch.clampValue(x, num(l, "lo"), num(l, "hi"))),
  weighted_median: l =>
    epoch.weightedMedian(
      vec(l, "stake"),
      vec(l, "score"),
      nums(l.text("idx")),
      num(l, "minority"),
      num(l, "lo"),
      num(l, "hi"),
    ),
};

const DENSE: Record<string, Compute> = {
  inplace_row_normalize: l => showDense(epoch.denseRowNormalize(dense(l))),
  inplace_col_normalize: l => showDense(epoch.denseColNormalize(dense(l))),
  inplace_col_max_upscale: l => showDense(epoch.denseColMaxUpscale(dense(l))),
  row_sum: l => show(epoch.denseRowSum(dense(l))),
  matmul: l => show(epoch.denseMatmul(dense(l), vec(l, "x"))),
  matmul_transpose: l => show(epoch.denseMatmulTranspose(dense(l), vec(l, "x"))),
  row_hadamard: l => showDense(epoch.denseRowHadamard(dense(l), vec(l, "x"))),
  mat_vec_mul: l => showDense(epoch.denseMatVecMul(dense(l), vec(l, "x"))),
  inplace_col_clip: l => showDense(epoch.denseColClip(dense(l), vec(l, "x"))),
  weighted_median_col: l => show(epoch.denseWeightedMedianCol(vec(l, "stake"), dense(l, "score"), num(l, "majority"))),
  interpolate: l => showDense(epoch.denseInterpolate(dense(l), dense(l, "b"), num(l, "ratio"))),
  mat_ema: l => showDense(epoch.denseMovingAverage(dense(l, "new"), dense(l, "old"), num(l, "alpha"))),
  mat_ema_alpha: l => showDense(epoch.denseMovingAverageByPair(dense(l, "new"), dense(l, "old"), dense(l, "alpha"))),
  inplace_mask_rows: l => showDense(epoch.denseMaskRows(mask(l), dense(l))),
};

const SPARSE: Record<string, Compute> = {
  inplace_row_normalize_sparse: l => showSparse(epoch.rowNormalize(sparse(l))),
  inplace_col_normalize_sparse: l => showSparse(epoch.colNormalize(sparse(l), l.num("columns"))),
  inplace_col_max_upscale_sparse: l => showSparse(epoch.colMaxUpscale(sparse(l), l.num("columns"))),
  row_sum_sparse: l => show(epoch.rowSum(sparse(l))),
  matmul_sparse: l => show(epoch.matmul(sparse(l), vec(l, "x"), l.num("columns"))),
  matmul_transpose_sparse: l => show(epoch.matmulTranspose(sparse(l), vec(l, "x"))),
  row_hadamard_sparse: l => showSparse(epoch.rowHadamard(sparse(l), vec(l, "x"))),
  mat_vec_mul_sparse: l => showSparse(epoch.matVecMul(sparse(l), vec(l, "x"))),
  col_clip_sparse: l => showSparse(epoch.colClip(sparse(l), vec(l, "x"))),
  weighted_median_col_sparse: l =>
    show(epoch.weightedMedianCol(vec(l, "stake"), sparse(l, "score"), l.num("columns"), num(l, "majority"))),
  interpolate_sparse: l => showSparse(epoch.interpolate(sparse(l), sparse(l, "b"), l.num("columns"), num(l, "ratio"))),
  mat_ema_sparse: l => showSparse(epoch.movingAverage(sparse(l, "new"), sparse(l, "old"), num(l, "alpha"))),
  mat_ema_alpha_sparse: l =>
    showSparse(epoch.movingAverageByPair(sparse(l, "new"), sparse(l, "old"), dense(l, "alpha"))),
  mask_rows_sparse: l => showSparse(epoch.maskRows(mask(l), sparse(l))),
  mask_diag_sparse: l => showSparse(epoch.maskDiagonal(sparse(l))),
  mask_diag_sparse_except_index: l => showSparse(epoch.maskDiagonal(sparse(l), l.num("except"))),
  vec_mask_sparse_matrix_le: l =>
    showSparse(epoch.maskByBlocks(sparse(l), ints(l.text("first")), ints(l.text("second")), notAbove)),
  scalar_vec_mask_sparse_matrix_le: l =>
    showSparse(epoch.maskByBlock(sparse(l), l.int("scalar"), ints(l.text("second")), notAbove)),
};

const FUNCTIONS: ReadonlyMap<string, Compute> = new Map(Object.entries({ ...VECTORS, ...DENSE, ...SPARSE }));
