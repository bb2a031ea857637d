import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of registrations in a block. */
export const sudo_set_max_registrations_per_block = subnetSetter({
  index: 27,
  weight: WEIGHTS.sudo_set_max_registrations_per_block,
  docs: [
    "Sets the greatest number of registrations in a block.",
    "Emits `SubtensorModule.MaxRegistrationsPerBlockSet`.",
  ],
  args: { netuid, max_registrations_per_block: u16 },
  by: "root",
  apply: (of, { netuid, max_registrations_per_block }, ctx) =>
    of.subnet.maxRegistrationsPerBlock.set(ctx, netuid, max_registrations_per_block),
});
