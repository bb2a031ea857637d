import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the difficulty of registration by proof of work: the expected number of hashes. */
export const sudo_set_difficulty = subnetSetter({
  index: 24,
  weight: WEIGHTS.sudo_set_difficulty,
  docs: [
    "Sets the difficulty of registration by proof of work: the expected number of hashes.",
    "Emits `SubtensorModule.DifficultySet`.",
  ],
  args: { netuid, difficulty: u64 },
  by: "root",
  apply: (of, { netuid, difficulty }, ctx) => of.subnet.difficulty.set(ctx, netuid, difficulty),
});
