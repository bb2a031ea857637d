import { bool } from "@waystone/scale";
import { BondsResetToggled } from "../events.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether commitments can reset bonds on a subnet. */
export const sudo_set_bonds_reset_enabled = subnetSetter({
  index: 70,
  weight: WEIGHTS.sudo_set_bonds_reset_enabled,
  docs: [
    "Sets whether commitments can reset bonds on a subnet.",
    "Emits `BondsResetToggled`.",
    "Emits `SubtensorModule.BondsResetOnSet`.",
  ],
  args: { netuid, enabled: bool },
  by: { hyperparameter: "BondsResetEnabled" },
  on: "any",
  apply(of, { netuid, enabled }, ctx) {
    of.subnet.bondsReset.set(ctx, netuid, enabled);
    ctx.emit(BondsResetToggled({ netuid, enabled }));
  },
});
