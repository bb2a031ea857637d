import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least stake weight with which weights can be set, in rao. */
export const sudo_set_stake_threshold = chainSetter({
  index: 42,
  weight: WEIGHTS.sudo_set_stake_threshold,
  docs: [
    "Sets the least stake weight with which weights can be set, in rao.",
    "Emits `SubtensorModule.StakeThresholdSet`.",
  ],
  args: { min_stake: u64 },
  apply: (of, { min_stake }, ctx) => of.chain.stakeThreshold.set(ctx, min_stake),
});
