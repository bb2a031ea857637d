import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the registrations that a subnet aims at in an interval. */
export const sudo_set_target_registrations_per_interval = subnetSetter({
  index: 21,
  weight: WEIGHTS.sudo_set_target_registrations_per_interval,
  docs: [
    "Sets the registrations that a subnet aims at in an interval.",
    "Emits `SubtensorModule.RegistrationPerIntervalSet`.",
  ],
  args: { netuid, target_registrations_per_interval: u16 },
  by: "root",
  apply: (of, { netuid, target_registrations_per_interval }, ctx) =>
    of.subnet.targetRegistrationsPerInterval.set(ctx, netuid, target_registrations_per_interval),
});
