import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the weight of the old price when it is adjusted, as a 64-bit fraction. */
export const sudo_set_adjustment_alpha = subnetSetter({
  index: 9,
  weight: WEIGHTS.sudo_set_adjustment_alpha,
  docs: [
    "Sets the weight of the old price when it is adjusted, as a 64-bit fraction.",
    "Emits `SubtensorModule.AdjustmentAlphaSet`.",
  ],
  args: { netuid, adjustment_alpha: u64 },
  by: { hyperparameter: "AdjustmentAlpha" },
  apply: (of, { netuid, adjustment_alpha }, ctx) => of.subnet.adjustmentAlpha.set(ctx, netuid, adjustment_alpha),
});
