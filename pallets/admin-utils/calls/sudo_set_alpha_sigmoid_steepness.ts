import { ensure } from "@waystone/frame";
import { i16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the steepness of liquid alpha's curve, in thousandths; negative only by root. */
export const sudo_set_alpha_sigmoid_steepness = subnetSetter({
  index: 68,
  weight: WEIGHTS.sudo_set_alpha_sigmoid_steepness,
  docs: ["Sets the steepness of liquid alpha's curve, in thousandths; negative only by root."],
  args: { netuid, steepness: i16 },
  by: { hyperparameter: "AlphaSigmoidSteepness" },
  apply(of, { netuid, steepness }, ctx, owner) {
    ensure(owner === undefined || steepness >= 0, Err.NegativeSigmoidSteepness);
    of.subnet.alphaSigmoidSteepness.set(ctx, netuid, steepness);
  },
});
