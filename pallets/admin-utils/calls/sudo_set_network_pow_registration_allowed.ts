import { call } from "@waystone/frame";
import { bool } from "@waystone/scale";
import { Err } from "../errors.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Once set whether neurons can register by proof of work. */
export const sudo_set_network_pow_registration_allowed = call({
  index: 20,
  weight: WEIGHTS.sudo_set_network_pow_registration_allowed,
  docs: ["Once set whether neurons can register by proof of work.", "Fails with `POWRegistrationDisabled`."],
  args: { netuid, registration_allowed: bool },
  dispatch() {
    throw Err.POWRegistrationDisabled;
  },
});
