import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks for which a new neuron is immune to pruning. */
export const sudo_set_immunity_period = subnetSetter({
  index: 13,
  weight: WEIGHTS.sudo_set_immunity_period,
  docs: ["Sets the blocks for which a new neuron is immune to pruning.", "Emits `SubtensorModule.ImmunityPeriodSet`."],
  args: { netuid, immunity_period: u16 },
  by: { hyperparameter: "ImmunityPeriod" },
  apply: (of, { netuid, immunity_period }, ctx) => of.subnet.immunityPeriod.set(ctx, netuid, immunity_period),
});
