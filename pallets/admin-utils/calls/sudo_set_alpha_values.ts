import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least and the greatest weight of new bonds under liquid alpha, in 65535ths. */
export const sudo_set_alpha_values = subnetSetter({
  index: 51,
  weight: WEIGHTS.sudo_set_alpha_values,
  docs: ["Sets the least and the greatest weight of new bonds under liquid alpha, in 65535ths: 1638 <= low <= high."],
  args: { netuid, alpha_low: u16, alpha_high: u16 },
  by: { hyperparameter: "AlphaValues" },
  on: "any",
  apply: (of, args, ctx) => of.subnet.alphaValues.set(ctx, args.netuid, [args.alpha_low, args.alpha_high]),
});
