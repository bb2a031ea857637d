import { ensure } from "@waystone/frame";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid, tao } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least price of a registration, in rao: below 1 TAO and below the greatest. */
export const sudo_set_min_burn = subnetSetter({
  index: 22,
  weight: WEIGHTS.sudo_set_min_burn,
  docs: [
    "Sets the least price of a registration, in rao: below 1 TAO and below the greatest.",
    "Emits `SubtensorModule.MinBurnSet`.",
  ],
  args: { netuid, min_burn: tao },
  by: { hyperparameter: "MinBurn" },
  apply(of, { netuid, min_burn }, ctx) {
    ensure(min_burn < of.bounds(ctx).minBurnBelow, Err.ValueNotInBounds);
    ensure(min_burn < of.subnet.maxBurn.get(ctx, netuid), Err.ValueNotInBounds);
    of.subnet.minBurn.set(ctx, netuid, min_burn);
  },
});
