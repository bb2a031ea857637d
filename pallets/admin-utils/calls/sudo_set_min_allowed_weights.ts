import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least number of weights that a validator sets at a time. */
export const sudo_set_min_allowed_weights = subnetSetter({
  index: 14,
  weight: WEIGHTS.sudo_set_min_allowed_weights,
  docs: [
    "Sets the least number of weights that a validator sets at a time.",
    "Emits `SubtensorModule.MinAllowedWeightSet`.",
  ],
  args: { netuid, min_allowed_weights: u16 },
  by: { hyperparameter: "MinAllowedWeights" },
  apply: (of, { netuid, min_allowed_weights }, ctx) =>
    of.subnet.minAllowedWeights.set(ctx, netuid, min_allowed_weights),
});
