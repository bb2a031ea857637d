import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks in which the price of a new subnet falls back. */
export const sudo_set_lock_reduction_interval = chainSetter({
  index: 38,
  weight: WEIGHTS.sudo_set_lock_reduction_interval,
  docs: [
    "Sets the blocks in which the price of a new subnet falls back.",
    "Emits `SubtensorModule.NetworkLockCostReductionIntervalSet`.",
  ],
  args: { interval: u64 },
  apply: (of, { interval }, ctx) => of.chain.lockReductionInterval.set(ctx, interval),
});
