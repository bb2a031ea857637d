import { I32F32, I64F64 } from "@waystone/primitives";
import { interpolate } from "./blend.ts";
import { type BondOutputs, bondsAlpha, classicBonds, yuma3Bonds } from "./bonds.ts";
import type { EpochInput, EpochOutput, StoredRow } from "./epoch-types.ts";
import type { LiquidAlpha } from "./liquid-alpha.ts";
import { maskByBlock, maskByBlocks, maskDiagonal, maskRows } from "./mask.ts";
import { filterEntries, type SparseMatrix, type Vector } from "./matrix.ts";
import { weightedMedianCol } from "./median.ts";
import { epochEmission } from "./payout.ts";
import { fixedProportionToU16, u16ProportionToFixed, u16ToFixed } from "./proportion.ts";
import { colClip, matmul, rowNormalize, rowSum } from "./sparse.ts";
import type { Observe } from "./steps.ts";
import { fixed64ToFixed32, isTopKNonzero, maskVector, normalize, normalize64 } from "./vector.ts";

/** Runs an epoch of one mechanism; what an implementation in another language has to match bit for bit. */
export type EpochKernel = (input: EpochInput, observe?: Observe) => EpochOutput;

interface Standing {
  readonly active: readonly boolean[];
  readonly stake: Vector;
  readonly activeStake: Vector;
  /** Whose weights count now. */
  readonly permits: readonly boolean[];
  /** Whose weights count next time. */
  readonly newPermits: readonly boolean[];
}

/** Stored rows, each value converted. */
function fromStored(rows: readonly StoredRow[], n: number, convert: (value: number) => I32F32): SparseMatrix {
  return Array.from({ length: n }, (_, uid) => (rows[uid] ?? []).map(([to, value]) => [to, convert(value)] as const));
}

function withOwner(permits: readonly boolean[], ownerUid: number | undefined): readonly boolean[] {
  return permits.map((permit, uid) => permit || uid === ownerUid);
}

/** Who takes part, and with how much stake (steps 1–4). */
function standing(input: EpochInput, observe: Observe): Standing {
  const { ownerUid } = input;
  const inactive = input.lastUpdate.map(updated => updated + input.activityCutoff < input.block);
  const counted = input.stake.map((value, uid) =>
    uid !== ownerUid && I64F64.saturatingToU64(value) < input.stakeThreshold ? I64F64.ZERO : value,
  );
  observe("filtered_stake", counted);
  const stake = fixed64ToFixed32(normalize64(counted));
  observe("stake", stake);
  const permits = withOwner(input.validatorPermits, ownerUid);
  const forbids = permits.map(permit => !permit);
  const activeStake = normalize(maskVector(forbids, maskVector(inactive, stake)));
  observe("active_stake", activeStake);
  const newPermits = withOwner(isTopKNonzero(stake, input.maxAllowedValidators), ownerUid);
  return { active: inactive.map(value => !value), stake, activeStake, permits, newPermits };
}

/** Weights that count, each row normalised (step 5). */
function maskedWeights(input: EpochInput, permits: readonly boolean[], observe: Observe): SparseMatrix {
  const { lastUpdate, registeredAt, commitBlocks } = input;
  let weights = filterEntries(fromStored(input.weights, input.n, u16ToFixed), column => column < input.n);
  observe("W0_raw", weights);
  weights = maskRows(
    permits.map(permit => !permit),
    weights,
  );
  observe("W1_permit", weights);
  weights = maskDiagonal(weights, input.ownerUid);
  observe("W2_diag", weights);
  weights = maskByBlocks(weights, lastUpdate, registeredAt, (updated, registered) => updated <= registered);
  observe("W3_outdated", weights);
  if (commitBlocks !== undefined)
    weights = maskByBlocks(weights, commitBlocks, registeredAt, (committed, registered) => committed < registered);
  weights = rowNormalize(weights);
  observe("W4_norm", weights);
  return weights;
}

/** Old bonds, as shares of one for Yuma 3, as they are for the classic ones, but for those to neurons that registered since the last epoch (step 11). */
function maskedBonds(input: EpochInput, observe: Observe): SparseMatrix {
  const { block, lastMechanismStepBlock } = input;
  const tempo = BigInt(input.tempo);
  const lastTempo = lastMechanismStepBlock === 0n ? (block > tempo ? block - tempo : 0n) : lastMechanismStepBlock + 1n;
  // Columns that are not below n are kept: they escape the columns' normalisation and go in the moving average.
  const all = fromStored(input.bonds, input.n, input.yuma3On ? u16ProportionToFixed : u16ToFixed);
  observe("B0_raw", all);
  const bonds = maskByBlock(all, lastTempo, input.registeredAt, (last, registered) => last <= registered);
  observe("B1_mask", bonds);
  return bonds;
}

function liquidAlphaOf({ liquidAlphaOn, alphaValues, alphaSigmoidSteepness }: EpochInput): LiquidAlpha | undefined {
  if (!liquidAlphaOn) return undefined;
  const [low, high] = alphaValues;
  return {
    low: u16ProportionToFixed(low),
    high: u16ProportionToFixed(high),
    steepness: I32F32.fromInt(alphaSigmoidSteepness),
  };
}

const observeNothing: Observe = () => undefined;

/**
 * Yuma consensus of one mechanism (runtime.md 3): from stake, weights and bonds to consensus, incentive, dividends, emission
 * and new bonds. Bit for bit as Subtensor 425. Cost: 30 ms for 64 full rows of 256 weights, 50 ms with liquid alpha, which
 * takes an exponential for each pair.
 */
export const runEpoch: EpochKernel = (input, observe = observeNothing) => {
  const { n } = input;
  const { active, stake, activeStake, permits, newPermits } = standing(input, observe);
  const weights = maskedWeights(input, permits, observe);

  const consensus = weightedMedianCol(activeStake, weights, n, u16ProportionToFixed(input.kappa));
  observe("consensus", consensus);
  const clipped = colClip(weights, consensus);
  observe("clipped_weights", clipped);
  const validatorTrust = rowSum(clipped);
  observe("validator_trust", validatorTrust);
  const incentive = normalize(matmul(clipped, activeStake, n));
  observe("incentive", incentive);

  const weightsForBonds = interpolate(weights, clipped, n, u16ProportionToFixed(input.bondsPenalty));
  observe("weights_for_bonds", weightsForBonds);
  const makeBonds = input.yuma3On ? yuma3Bonds : classicBonds;
  const { bonds, dividends }: BondOutputs = makeBonds(
    {
      oldBonds: maskedBonds(input, observe),
      weights: weightsForBonds,
      consensus,
      activeStake,
      incentive,
      alpha: bondsAlpha(input.bondsMovingAverage),
      liquidAlpha: liquidAlphaOf(input),
    },
    observe,
  );
  observe("dividends", dividends);
  const emission = epochEmission(incentive, dividends, activeStake, stake, input.emission, observe);

  return {
    stake: input.stake.map(value => I64F64.saturatingToU64(value)),
    stakeWeight: stake.map(fixedProportionToU16),
    active,
    validatorPermits: newPermits,
    consensus: consensus.map(fixedProportionToU16),
    validatorTrust: validatorTrust.map(fixedProportionToU16),
    incentive: incentive.map(fixedProportionToU16),
    dividends: dividends.map(fixedProportionToU16),
    serverEmission: emission.server,
    validatorEmission: emission.validator,
    emission: emission.combined,
    bonds: bonds.map((row, uid) =>
      newPermits[uid] === true ? row.map(([to, value]) => [to, fixedProportionToU16(value)] as const) : [],
    ),
  };
};
