import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the owners' share in their subnets' emission, in 65535ths. */
export const sudo_set_subnet_owner_cut = chainSetter({
  index: 28,
  weight: WEIGHTS.sudo_set_subnet_owner_cut,
  docs: [
    "Sets the owners' share in their subnets' emission, in 65535ths.",
    "Emits `SubtensorModule.SubnetOwnerCutSet`.",
  ],
  args: { subnet_owner_cut: u16 },
  apply: (of, { subnet_owner_cut }, ctx) => of.chain.subnetOwnerCut.set(ctx, subnet_owner_cut),
});
