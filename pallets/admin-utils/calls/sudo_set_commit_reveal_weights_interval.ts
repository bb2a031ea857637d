import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the epochs from a commit of weights to its reveal: 1 to 100. */
export const sudo_set_commit_reveal_weights_interval = subnetSetter({
  index: 57,
  weight: WEIGHTS.sudo_set_commit_reveal_weights_interval,
  docs: [
    "Sets the epochs from a commit of weights to its reveal: 1 to 100.",
    "Emits `SubtensorModule.CommitRevealPeriodsSet`.",
  ],
  args: { netuid, interval: u64 },
  by: { hyperparameter: "WeightCommitInterval" },
  apply: (of, { netuid, interval }, ctx) => of.subnet.revealPeriod.set(ctx, netuid, interval),
});
