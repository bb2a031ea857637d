import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least difficulty of registration by proof of work. */
export const sudo_set_min_difficulty = subnetSetter({
  index: 4,
  weight: WEIGHTS.sudo_set_min_difficulty,
  docs: ["Sets the least difficulty of registration by proof of work.", "Emits `SubtensorModule.MinDifficultySet`."],
  args: { netuid, min_difficulty: u64 },
  by: "root",
  apply: (of, { netuid, min_difficulty }, ctx) => of.subnet.minDifficulty.set(ctx, netuid, min_difficulty),
});
