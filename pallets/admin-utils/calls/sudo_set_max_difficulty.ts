import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest difficulty of registration by proof of work. */
export const sudo_set_max_difficulty = subnetSetter({
  index: 5,
  weight: WEIGHTS.sudo_set_max_difficulty,
  docs: ["Sets the greatest difficulty of registration by proof of work.", "Emits `SubtensorModule.MaxDifficultySet`."],
  args: { netuid, max_difficulty: u64 },
  by: { hyperparameter: "MaxDifficulty" },
  apply: (of, { netuid, max_difficulty }, ctx) => of.subnet.maxDifficulty.set(ctx, netuid, max_difficulty),
});
