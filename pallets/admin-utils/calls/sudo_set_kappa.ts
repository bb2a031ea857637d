import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the share of stake that makes a majority in consensus, in 65535ths. */
export const sudo_set_kappa = subnetSetter({
  index: 16,
  weight: WEIGHTS.sudo_set_kappa,
  docs: [
    "Sets the share of stake that makes a majority in consensus, in 65535ths.",
    "Emits `SubtensorModule.KappaSet`.",
  ],
  args: { netuid, kappa: u16 },
  by: "root",
  anyTime: true,
  apply: (of, { netuid, kappa }, ctx) => of.subnet.kappa.set(ctx, netuid, kappa),
});
