/** The pure functions of the pallet, for those who check or measure them: bit for bit what Subtensor 425 computes. */
export { type ActivityCutoffRule, type ActivityCutoffs, activityCutoff } from "./epoch/logic/activity-cutoff.ts";
export { interpolate, movingAverage, movingAverageByPair } from "./epoch/logic/blend.ts";
export { type Commit, type Commits, firstCommitBlocks, isCommitExpired } from "./epoch/logic/commits.ts";
export {
  type DenseMatrix,
  denseColClip,
  denseColMaxUpscale,
  denseColNormalize,
  denseInterpolate,
  denseMaskRows,
  denseMatmul,
  denseMatmulTranspose,
  denseMatVecMul,
  denseMovingAverage,
  denseMovingAverageByPair,
  denseRowHadamard,
  denseRowNormalize,
  denseRowSum,
  denseWeightedMedianCol,
} from "./epoch/logic/dense.ts";
export type { EpochInput, EpochOutput, StoredRow } from "./epoch/logic/epoch-types.ts";
export { type Blocks, maskByBlock, maskByBlocks, maskDiagonal, maskRows } from "./epoch/logic/mask.ts";
export type { SparseMatrix, SparseRow, Vector } from "./epoch/logic/matrix.ts";
export { weightedMedian, weightedMedianCol } from "./epoch/logic/median.ts";
export {
  fixedProportionToU16,
  fixedToU16Proportion,
  isMaxLimited,
  maxUpscaleToU16,
  u16MaxUpscaleToU16,
  u16ProportionToFixed,
} from "./epoch/logic/proportion.ts";
export { type EpochKernel, runEpoch } from "./epoch/logic/run-epoch.ts";
export { clampValue, expSafe, safeLn, sigmoidSafe } from "./epoch/logic/sigmoid.ts";
export {
  colClip,
  colMaxUpscale,
  colNormalize,
  matmul,
  matmulTranspose,
  matVecMul,
  rowHadamard,
  rowNormalize,
  rowSum,
} from "./epoch/logic/sparse.ts";
export { inheritedStake, type ParentStake, u64Proportion, weightedStake } from "./epoch/logic/stake.ts";
export type { EpochSteps, Observe } from "./epoch/logic/steps.ts";
export {
  fixed64ToFixed32,
  isTopK,
  isTopKNonzero,
  isZero,
  maskVector,
  normalize,
  normalize64,
  normalizeUsingSum,
  sum,
  vecDiv,
  vecMul,
} from "./epoch/logic/vector.ts";
export {
  currentEpoch,
  type EpochClock,
  type EpochSchedule,
  isEpochDue,
  nextEpochBlock,
} from "./subnets/logic/epoch-schedule.ts";
