import { subnetSetter } from "../setter.ts";
import { netuid, split } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the shares of a subnet's mechanisms in its emission, in 65535ths that add up to 65535; none for equal shares. */
export const sudo_set_mechanism_emission_split = subnetSetter({
  index: 77,
  weight: WEIGHTS.sudo_set_mechanism_emission_split,
  docs: [
    "Sets the shares of a subnet's mechanisms in its emission, in 65535ths that add up to 65535; none for equal shares.",
  ],
  args: { netuid, maybe_split: split },
  by: "MechanismEmission",
  on: "any",
  apply: (of, { netuid, maybe_split }, ctx) => of.subnet.emissionSplit.set(ctx, netuid, maybe_split),
});
