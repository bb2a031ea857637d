/** The pure functions of the pallet, for those who check or measure them: bit for bit what Subtensor 425 computes. */
export { fraction64, inheritedStake, type ParentStake, weightedStake } from "./children/logic/inherited-stake.ts";
export {
  type AlphaSplit,
  splitAlphaOut,
  splitTake,
  u16Proportion,
  withheldProportion,
} from "./coinbase/logic/alpha-split.ts";
export {
  blockEmissionForIssuance,
  FULL_BLOCK_EMISSION,
  TOTAL_SUPPLY,
} from "./coinbase/logic/block-emission.ts";
export { type DividendPayouts, type DividendRow, dividendDistribution } from "./coinbase/logic/dividends.ts";
export { type MovingPriceInput, nextMovingPrice } from "./coinbase/logic/moving-price.ts";
export {
  type ContributingParent,
  type HotkeyStake,
  type ParentChildInput,
  type ParentChildSplit,
  splitAmongParents,
} from "./coinbase/logic/parent-child.ts";
export { emissionShares, isRootSold, type SubnetShareInput, subnetBlockEmissions } from "./coinbase/logic/shares.ts";
export { rootProportion, type SubnetTerms, subnetTerms } from "./coinbase/logic/subnet-terms.ts";
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
export {
  type AggregationRule,
  aggregateEpochs,
  mechanismWeights,
  type SubnetEpoch,
  splitEmission,
} from "./epoch/logic/mechanisms.ts";
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
export { type BurnBounds, bumpedBurn, decayedBurn } from "./registration/logic/burn-price.ts";
export {
  immortalUids,
  isImmune,
  neuronToPrune,
  type PrunableNeuron,
  type PruningRule,
} from "./registration/logic/prune-neuron.ts";
export { immunePercent, uidsAfterTrim } from "./registration/logic/trim.ts";
export { type LockCostInput, lockReductionInterval, networkLockCost } from "./subnets/logic/lock-cost.ts";
export { medianPrice, type NewPool, newPool } from "./subnets/logic/new-pool.ts";
export { type PrunableSubnet, subnetToPrune } from "./subnets/logic/prune-subnet.ts";
