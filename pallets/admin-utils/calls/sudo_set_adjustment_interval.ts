import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the interval in which a subnet counts registrations, in blocks. */
export const sudo_set_adjustment_interval = subnetSetter({
  index: 8,
  weight: WEIGHTS.sudo_set_adjustment_interval,
  docs: [
    "Sets the interval in which a subnet counts registrations, in blocks.",
    "Emits `SubtensorModule.AdjustmentIntervalSet`.",
  ],
  args: { netuid, adjustment_interval: u16 },
  by: "root",
  anyTime: true,
  apply: (of, { netuid, adjustment_interval }, ctx) =>
    of.subnet.adjustmentInterval.set(ctx, netuid, adjustment_interval),
});
