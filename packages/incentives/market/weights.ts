import type { ChainWeights } from "../chain/commitment.ts";
import { IncentiveError } from "../errors.ts";
import type { Weights } from "../validators/validator.ts";

const MOST = 65_535;

/** Weights as the chain takes them; those of 0 are left out. @throws IncentiveError `bad-weights` */
export function chainWeights(weights: Weights, miners: ReadonlySet<number>): ChainWeights {
  let most = 0;
  for (const [uid, weight] of weights) {
    if (!Number.isFinite(weight) || weight < 0)
      throw new IncentiveError(
        "bad-weights",
        `The rule gives uid ${uid} the weight ${weight}; give a finite number of at least 0.`,
      );
    if (!miners.has(uid))
      throw new IncentiveError("bad-weights", `The rule gives weight to uid ${uid}, which is no miner's.`);
    most = Math.max(most, weight);
  }
  const rows = [...weights]
    .map(([uid, weight]) => [uid, most > 0 ? Math.round((weight / most) * MOST) : 0] as const)
    .filter(([, value]) => value > 0)
    .sort(([a], [b]) => a - b);
  return { uids: rows.map(([uid]) => uid), values: rows.map(([, value]) => value) };
}
