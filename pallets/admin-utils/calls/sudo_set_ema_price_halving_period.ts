import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the age in blocks at which a subnet's moving price moves at half its speed. */
export const sudo_set_ema_price_halving_period = subnetSetter({
  index: 65,
  weight: WEIGHTS.sudo_set_ema_price_halving_period,
  docs: ["Sets the age in blocks at which a subnet's moving price moves at half its speed."],
  args: { netuid, ema_halving: u64 },
  by: "root",
  anyTime: true,
  on: "any",
  apply: (of, { netuid, ema_halving }, ctx) => of.subnet.emaPriceHalving.set(ctx, netuid, ema_halving),
});
