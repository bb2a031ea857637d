import { bool } from "@waystone/scale";
import { SubnetEmissionEnabledSet } from "../events.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether a subnet takes part in the emission of TAO. */
export const sudo_set_subnet_emission_enabled = subnetSetter({
  index: 94,
  weight: WEIGHTS.sudo_set_subnet_emission_enabled,
  docs: ["Sets whether a subnet takes part in the emission of TAO.", "Emits `SubnetEmissionEnabledSet`."],
  args: { netuid, enabled: bool },
  by: "root",
  anyTime: true,
  on: "not root",
  apply(of, { netuid, enabled }, ctx) {
    of.subnet.emission.set(ctx, netuid, enabled);
    ctx.emit(SubnetEmissionEnabledSet({ netuid, enabled }));
  },
});
