import type { Weights as ChainWeights } from "@waystone/sdk";
import { quantise } from "@waystone/sdk/subnet";
import { IncentiveError } from "../errors.ts";
import type { Weights } from "../validators/validator.ts";

/** Weights as the chain takes them; those of 0 are left out. @throws IncentiveError `bad-weights` */
export function chainWeights(weights: Weights, miners: ReadonlySet<number>): ChainWeights {
  for (const [uid, weight] of weights) {
    if (!Number.isFinite(weight) || weight < 0)
      throw new IncentiveError(
        "bad-weights",
        `The rule gives uid ${uid} the weight ${weight}; give a finite number of at least 0.`,
      );
    if (!miners.has(uid))
      throw new IncentiveError("bad-weights", `The rule gives weight to uid ${uid}, which is no miner's.`);
  }
  return quantise(weights);
}
