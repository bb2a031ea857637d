import { ensure } from "@waystone/frame";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid, tao } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest price of a registration, in rao: above 0.1 TAO and above the least. */
export const sudo_set_max_burn = subnetSetter({
  index: 23,
  weight: WEIGHTS.sudo_set_max_burn,
  docs: [
    "Sets the greatest price of a registration, in rao: above 0.1 TAO and above the least.",
    "Emits `SubtensorModule.MaxBurnSet`.",
  ],
  args: { netuid, max_burn: tao },
  by: { hyperparameter: "MaxBurn" },
  apply(of, { netuid, max_burn }, ctx) {
    ensure(max_burn > of.bounds(ctx).maxBurnAbove, Err.ValueNotInBounds);
    ensure(max_burn > of.subnet.minBurn.get(ctx, netuid), Err.ValueNotInBounds);
    of.subnet.maxBurn.set(ctx, netuid, max_burn);
  },
});
