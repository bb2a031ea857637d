import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks for which a new subnet cannot be pruned. */
export const sudo_set_network_immunity_period = chainSetter({
  index: 35,
  weight: WEIGHTS.sudo_set_network_immunity_period,
  docs: [
    "Sets the blocks for which a new subnet cannot be pruned.",
    "Emits `SubtensorModule.NetworkImmunityPeriodSet`.",
  ],
  args: { immunity_period: u64 },
  apply: (of, { immunity_period }, ctx) => of.chain.networkImmunityPeriod.set(ctx, immunity_period),
});
