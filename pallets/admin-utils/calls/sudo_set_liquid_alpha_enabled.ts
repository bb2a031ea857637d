import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether the bonds' moving average follows how far a weight is from consensus. */
export const sudo_set_liquid_alpha_enabled = subnetSetter({
  index: 50,
  weight: WEIGHTS.sudo_set_liquid_alpha_enabled,
  docs: ["Sets whether the bonds' moving average follows how far a weight is from consensus."],
  args: { netuid, enabled: bool },
  by: { hyperparameter: "LiquidAlphaEnabled" },
  on: "any",
  apply: (of, { netuid, enabled }, ctx) => of.subnet.liquidAlpha.set(ctx, netuid, enabled),
});
