import { I32F32 } from "@waystone/primitives";
import type { SparseMatrix, SparseRow, Vector } from "./matrix.ts";
import { clampValue, expSafe } from "./sigmoid.ts";

const { ZERO, ONE } = I32F32;
const HALF = I32F32.fromBits(I32F32.ONE / 2n);
const MINUS_HUNDRED = I32F32.fromInt(-100);

/** How the moving average of bonds follows the distance of a weight from consensus (runtime.md 3.4.2). */
export interface LiquidAlpha {
  /** Least coefficient: how much of a new bond is taken over at once. */
  readonly low: I32F32;
  /** Greatest coefficient. */
  readonly high: I32F32;
  /** Steepness of the curve, in hundredths. */
  readonly steepness: I32F32;
}

/** Coefficient of one pair: a sigmoid of how far the weight is above consensus, or the bond above the weight. */
export function alphaSigmoid(consensus: I32F32, weight: I32F32, bond: I32F32, curve: LiquidAlpha): I32F32 {
  const distance =
    weight >= bond
      ? clampValue(I32F32.saturatingSub(weight, consensus), ZERO, ONE)
      : clampValue(I32F32.saturatingSub(bond, weight), ZERO, ONE);
  const exponent = I32F32.saturatingMul(
    I32F32.saturatingDiv(curve.steepness, MINUS_HUNDRED),
    I32F32.saturatingSub(distance, HALF),
  );
  const sigmoid = I32F32.saturatingDiv(ONE, I32F32.saturatingAdd(ONE, expSafe(exponent)));
  const span = I32F32.saturatingSub(curve.high, curve.low);
  return clampValue(I32F32.saturatingAdd(curve.low, I32F32.saturatingMul(sigmoid, span)), curve.low, curve.high);
}

/**
 * Value of each column, found with a cursor that only goes forward: in a row that is not ascending, a column that the cursor
 * has passed is zero, and of a column that is named twice the first value holds. This is consensus.
 */
function byCursor(row: SparseRow, columns: number): I32F32[] {
  const result = new Array<I32F32>(columns).fill(ZERO);
  let next = 0;
  for (let column = 0; column < columns; column++) {
    while (next < row.length && (row[next]?.[0] ?? columns) < column) next++;
    const entry = row[next];
    if (entry?.[0] === column) result[column] = entry[1];
  }
  return result;
}

/** Coefficients of all pairs, row by row; none for a row without weights, which no average asks for. Cost: an exponential a pair. */
export function liquidAlphas(
  weights: SparseMatrix,
  bonds: SparseMatrix,
  consensus: Vector,
  curve: LiquidAlpha,
): readonly Vector[] {
  return weights.map((row, uid) => {
    if (row.length === 0) return [];
    const weightOf = byCursor(row, consensus.length);
    const bondOf = byCursor(bonds[uid] ?? [], consensus.length);
    return consensus.map((agreed, column) =>
      alphaSigmoid(agreed, weightOf[column] ?? ZERO, bondOf[column] ?? ZERO, curve),
    );
  });
}
