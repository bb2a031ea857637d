import { I32F32, I64F64 } from "@waystone/primitives";
import { movingAverage, movingAverageByPair } from "./blend.ts";
import { type LiquidAlpha, liquidAlphas } from "./liquid-alpha.ts";
import type { SparseMatrix, Vector } from "./matrix.ts";
import { colMaxUpscale, colNormalize, matmulTranspose, matVecMul, rowHadamard, rowSum } from "./sparse.ts";
import type { Observe } from "./steps.ts";
import { normalize, vecMul } from "./vector.ts";

const MILLION = I64F64.fromInt(1_000_000);

/** What bonds are made from. */
export interface BondInputs {
  /** Stored bonds: shares of one for Yuma 3, as they are for the classic ones; without those to neurons that registered since. */
  readonly oldBonds: SparseMatrix;
  /** Weights after the penalty for what is above consensus. */
  readonly weights: SparseMatrix;
  readonly consensus: Vector;
  readonly activeStake: Vector;
  readonly incentive: Vector;
  /** Coefficient of the moving average where it is the same for all pairs. */
  readonly alpha: I32F32;
  /** The curve of coefficients where liquid alpha is on. */
  readonly liquidAlpha: LiquidAlpha | undefined;
}

/** What comes of them. */
export interface BondOutputs {
  /** Bonds as they are stored, as shares of one. */
  readonly bonds: SparseMatrix;
  readonly dividends: Vector;
}

/** Coefficient of the bonds' moving average: 1 − the weight of old bonds, which is in millionths (runtime.md 3.4.1). */
export function bondsAlpha(bondsMovingAverage: bigint): I32F32 {
  const weightOfOld = I64F64.safeDiv(I64F64.saturatingFromNum(bondsMovingAverage), MILLION);
  return I32F32.saturatingSub(I32F32.ONE, I32F32.saturatingFrom(I64F64, weightOfOld));
}

/** Bonds as shares of one, each on its own scale, and the dividends from them (runtime.md 3.4). */
export function yuma3Bonds(inputs: BondInputs, observe: Observe): BondOutputs {
  const { oldBonds, weights, consensus, alpha, liquidAlpha } = inputs;
  const hasConsensus = consensus.some(value => value !== 0n);
  const bonds =
    liquidAlpha !== undefined && hasConsensus
      ? movingAverageByPair(weights, oldBonds, liquidAlphas(weights, oldBonds, consensus, liquidAlpha))
      : movingAverage(weights, oldBonds, alpha);
  observe("emaB", bonds);
  const shares = colNormalize(bonds, consensus.length);
  observe("emaB_norm", shares);
  const totalBonds = rowSum(matVecMul(shares, inputs.incentive));
  observe("total_bonds_per_validator", totalBonds);
  return { bonds, dividends: normalize(vecMul(totalBonds, inputs.activeStake)) };
}

/** Bonds as shares in each neuron that add up to one, and the dividends from them (runtime.md 3.5). */
export function classicBonds(inputs: BondInputs, observe: Observe): BondOutputs {
  const columns = inputs.consensus.length;
  const oldBonds = colNormalize(inputs.oldBonds, columns);
  observe("B2_norm", oldBonds);
  const bought = rowHadamard(inputs.weights, inputs.activeStake);
  observe("dB0", bought);
  const delta = colNormalize(bought, columns);
  observe("dB1_norm", delta);
  const shares = colNormalize(movingAverage(delta, oldBonds, inputs.alpha), columns);
  observe("emaB_norm", shares);
  const dividends = normalize(matmulTranspose(shares, inputs.incentive));
  return { bonds: colMaxUpscale(shares, columns), dividends };
}
