import { bool } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether neurons can register by proof of work, on chains that have it (D8). */
export const sudo_set_network_pow_registration_allowed = subnetSetter({
  index: 20,
  weight: WEIGHTS.sudo_set_network_pow_registration_allowed,
  docs: [
    "Sets whether neurons can register on a subnet by proof of work.",
    "Fails with `POWRegistrationDisabled` where the chain has no such registration.",
    "Emits `SubtensorModule.PowRegistrationAllowed`.",
  ],
  args: { netuid, registration_allowed: bool },
  by: { hyperparameter: "PowRegistrationAllowed" },
  unless: [Err.POWRegistrationDisabled, (of, ctx) => !of.bounds(ctx).powRegistration],
  apply: (of, { netuid, registration_allowed }, ctx) =>
    of.subnet.powRegistrationAllowed.set(ctx, netuid, registration_allowed),
});
