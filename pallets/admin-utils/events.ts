import { event } from "@waystone/frame";
import { bool, u16 } from "@waystone/scale";
import { fraction, netuid, PrecompileEnum } from "./types.ts";

const subnet = netuid.doc("The subnet.");

export const PrecompileUpdated = event(0, "A precompile of the EVM was switched. Never emitted: there is no EVM.", {
  precompile_id: PrecompileEnum.named("PrecompileEnum").doc("The precompile."),
  enabled: bool.doc("Whether it is on."),
});
export const Yuma3EnableToggled = event(1, "Whether a subnet uses Yuma 3 was set.", {
  netuid: subnet,
  enabled: bool.doc("Whether it is on."),
});
export const BondsResetToggled = event(2, "Whether commitments can reset a subnet's bonds was set.", {
  netuid: subnet,
  enabled: bool.doc("Whether it is on."),
});
export const BurnHalfLifeSet = event(3, "The blocks in which the price of a registration falls to half were set.", {
  netuid: subnet,
  burn_half_life: u16.doc("Blocks."),
});
export const BurnIncreaseMultSet = event(4, "The factor by which a registration raises the price was set.", {
  netuid: subnet,
  burn_increase_mult: fraction.doc("Factor."),
});
export const SubnetEmissionEnabledSet = event(5, "Whether a subnet takes part in the emission of TAO was set.", {
  netuid: subnet,
  enabled: bool.doc("Whether it is on."),
});
