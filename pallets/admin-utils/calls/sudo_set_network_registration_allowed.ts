import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether neurons can register on a subnet. */
export const sudo_set_network_registration_allowed = subnetSetter({
  index: 19,
  weight: WEIGHTS.sudo_set_network_registration_allowed,
  docs: ["Sets whether neurons can register on a subnet.", "Emits `SubtensorModule.RegistrationAllowed`."],
  args: { netuid, registration_allowed: bool },
  by: "root",
  anyTime: true,
  on: "any",
  apply: (of, { netuid, registration_allowed }, ctx) =>
    of.subnet.registrationAllowed.set(ctx, netuid, registration_allowed),
});
