import { bool } from "@waystone/scale";
import { Yuma3EnableToggled } from "../events.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether a subnet uses Yuma 3. */
export const sudo_set_yuma3_enabled = subnetSetter({
  index: 69,
  weight: WEIGHTS.sudo_set_yuma3_enabled,
  docs: ["Sets whether a subnet uses Yuma 3.", "Emits `Yuma3EnableToggled`."],
  args: { netuid, enabled: bool },
  by: { hyperparameter: "Yuma3Enabled" },
  on: "any",
  apply(of, { netuid, enabled }, ctx) {
    of.subnet.yuma3.set(ctx, netuid, enabled);
    ctx.emit(Yuma3EnableToggled({ netuid, enabled }));
  },
});
