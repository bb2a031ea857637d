import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets how much weight above consensus costs in bonds, in 65535ths. */
export const sudo_set_bonds_penalty = subnetSetter({
  index: 60,
  weight: WEIGHTS.sudo_set_bonds_penalty,
  docs: [
    "Sets how much weight above consensus costs in bonds, in 65535ths.",
    "Emits `SubtensorModule.BondsPenaltySet`.",
  ],
  args: { netuid, bonds_penalty: u16 },
  by: { hyperparameter: "BondsPenalty" },
  apply: (of, { netuid, bonds_penalty }, ctx) => of.subnet.bondsPenalty.set(ctx, netuid, bonds_penalty),
});
