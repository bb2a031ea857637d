import { type Alpha, type Rao, U96F32 } from "@waystone/primitives";

const { ZERO } = U96F32;

/** One hotkey that earned dividends. */
export interface DividendRow {
  /** Alpha on the hotkey, in rao; its own, not what it inherits. */
  readonly alphaStake: Alpha;
  /** TAO on the hotkey on root, in rao. */
  readonly rootStake: Rao;
  /** Dividends from the epoch, in rao: only their proportion counts. */
  readonly dividend: U96F32;
}

/** What each hotkey gets, in rao of alpha, in the order of the rows. */
export interface DividendPayouts {
  /** From the validators' emission. */
  readonly alpha: readonly U96F32[];
  /** From root's emission. */
  readonly root: readonly U96F32[];
}

/** An amount in proportion to parts; nothing where they add up to nothing. */
function inProportion(amount: Alpha, parts: readonly U96F32[]): U96F32[] {
  const total = parts.reduce<U96F32>((sofar, part) => U96F32.saturatingAdd(sofar, part), ZERO);
  const whole = U96F32.saturatingFromNum(amount);
  return parts.map(part => U96F32.saturatingMul(whole, U96F32.safeDiv(part, total)));
}

/**
 * Shares pending validator and root emission out among hotkeys (runtime.md 2.5, steps 4–5): each hotkey's dividends count for
 * root as far as its stake is weighted TAO, and for validators as far as it is alpha.
 */
export function dividendDistribution(
  pendingValidator: Alpha,
  pendingRoot: Alpha,
  taoWeight: U96F32,
  rows: readonly DividendRow[],
): DividendPayouts {
  const root = rows.map(({ alphaStake, rootStake, dividend }) => {
    const rootAlpha = U96F32.saturatingMul(U96F32.saturatingFromNum(rootStake), taoWeight);
    const all = U96F32.saturatingAdd(U96F32.saturatingFromNum(alphaStake), rootAlpha);
    return U96F32.saturatingMul(dividend, U96F32.safeDiv(rootAlpha, all));
  });
  const alpha = rows.map(({ dividend }, i) => U96F32.saturatingSub(dividend, root[i] ?? ZERO));
  return { alpha: inProportion(pendingValidator, alpha), root: inProportion(pendingRoot, root) };
}
