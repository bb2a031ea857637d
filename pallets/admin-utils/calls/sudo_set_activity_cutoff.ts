import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks without weights after which a validator is inactive, where that is counted in blocks: at least MinActivityCutoff. */
export const sudo_set_activity_cutoff = subnetSetter({
  index: 18,
  weight: WEIGHTS.sudo_set_activity_cutoff,
  docs: [
    "Sets the blocks without weights after which a validator is inactive, where that is counted in blocks: at least MinActivityCutoff.",
    "Emits `SubtensorModule.ActivityCutoffSet`.",
  ],
  args: { netuid, activity_cutoff: u16 },
  by: { hyperparameter: "ActivityCutoff" },
  apply: (of, { netuid, activity_cutoff }, ctx) => of.subnet.activityCutoff.set(ctx, netuid, activity_cutoff),
});
