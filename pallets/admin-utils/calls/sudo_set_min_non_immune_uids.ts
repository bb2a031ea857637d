import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the number of neurons that must stay open to pruning. */
export const sudo_set_min_non_immune_uids = subnetSetter({
  index: 84,
  weight: WEIGHTS.sudo_set_min_non_immune_uids,
  docs: ["Sets the number of neurons that must stay open to pruning.", "Emits `SubtensorModule.MinNonImmuneUidsSet`."],
  args: { netuid, min: u16 },
  by: "root",
  anyTime: true,
  on: "any",
  apply: (of, { netuid, min }, ctx) => of.subnet.minNonImmuneUids.set(ctx, netuid, min),
});
