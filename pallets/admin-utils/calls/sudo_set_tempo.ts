import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks between two epochs of a subnet; 0 for no epochs. A new cycle begins. */
export const sudo_set_tempo = subnetSetter({
  index: 30,
  weight: WEIGHTS.sudo_set_tempo,
  docs: [
    "Sets the blocks between two epochs of a subnet; 0 for no epochs. A new cycle begins.",
    "Emits `SubtensorModule.TempoSet`.",
  ],
  args: { netuid, tempo: u16 },
  by: "root",
  apply: (of, { netuid, tempo }, ctx) => of.subnet.tempo.set(ctx, netuid, tempo),
});
