import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether stake on a subnet can be transferred to other coldkeys. */
export const sudo_set_toggle_transfer = subnetSetter({
  index: 61,
  weight: WEIGHTS.sudo_set_toggle_transfer,
  docs: [
    "Sets whether stake on a subnet can be transferred to other coldkeys.",
    "Emits `SubtensorModule.TransferToggle`.",
  ],
  args: { netuid, toggle: bool },
  by: { hyperparameter: "TransferEnabled" },
  on: "any",
  apply: (of, { netuid, toggle }, ctx) => of.subnet.transfers.set(ctx, netuid, toggle),
});
