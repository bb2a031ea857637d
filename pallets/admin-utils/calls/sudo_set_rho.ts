import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the steepness of trust. It is out of use. */
export const sudo_set_rho = subnetSetter({
  index: 17,
  weight: WEIGHTS.sudo_set_rho,
  docs: ["Sets the steepness of trust. It is out of use."],
  args: { netuid, rho: u16 },
  by: { hyperparameter: "Rho" },
  apply: (of, { netuid, rho }, ctx) => of.subnet.rho.set(ctx, netuid, rho),
});
