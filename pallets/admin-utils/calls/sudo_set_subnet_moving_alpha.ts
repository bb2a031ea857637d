import { chainSetter } from "../setter.ts";
import { wideFraction } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the weight of the present price in its moving average. */
export const sudo_set_subnet_moving_alpha = chainSetter({
  index: 63,
  weight: WEIGHTS.sudo_set_subnet_moving_alpha,
  docs: ["Sets the weight of the present price in its moving average."],
  args: { alpha: wideFraction },
  apply: (of, { alpha }, ctx) => of.chain.subnetMovingAlpha.set(ctx, alpha),
});
