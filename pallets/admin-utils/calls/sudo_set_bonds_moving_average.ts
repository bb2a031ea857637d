import { ensure } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the weight of the old bonds in their moving average, in millionths; an owner at most 975000. */
export const sudo_set_bonds_moving_average = subnetSetter({
  index: 26,
  weight: WEIGHTS.sudo_set_bonds_moving_average,
  docs: [
    "Sets the weight of the old bonds in their moving average, in millionths; an owner at most 975000.",
    "Emits `SubtensorModule.BondsMovingAverageSet`.",
  ],
  args: { netuid, bonds_moving_average: u64 },
  by: { hyperparameter: "BondsMovingAverage" },
  apply(of, { netuid, bonds_moving_average }, ctx, owner) {
    ensure(owner === undefined || bonds_moving_average <= 975_000n, Err.BondsMovingAverageMaxReached);
    of.subnet.bondsMovingAverage.set(ctx, netuid, bonds_moving_average);
  },
});
