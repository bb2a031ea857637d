import { subnetSetter } from "../setter.ts";
import { mechanisms, netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the number of a subnet's mechanisms; those that go lose weights, bonds and commits, and the emission is split evenly again. */
export const sudo_set_mechanism_count = subnetSetter({
  index: 76,
  weight: WEIGHTS.sudo_set_mechanism_count,
  docs: [
    "Sets the number of a subnet's mechanisms; those that go lose weights, bonds and commits, and the emission is split evenly again.",
  ],
  args: { netuid, mechanism_count: mechanisms },
  by: "MechanismCountUpdate",
  on: "any",
  apply: (of, { netuid, mechanism_count }, ctx) => of.subnet.mechanismCount.set(ctx, netuid, mechanism_count),
});
