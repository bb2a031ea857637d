import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether weights are committed first and revealed later. */
export const sudo_set_commit_reveal_weights_enabled = subnetSetter({
  index: 49,
  weight: WEIGHTS.sudo_set_commit_reveal_weights_enabled,
  docs: [
    "Sets whether weights are committed first and revealed later.",
    "Emits `SubtensorModule.CommitRevealEnabled`.",
  ],
  args: { netuid, enabled: bool },
  by: { hyperparameter: "CommitRevealEnabled" },
  apply: (of, { netuid, enabled }, ctx) => of.subnet.commitReveal.set(ctx, netuid, enabled),
});
