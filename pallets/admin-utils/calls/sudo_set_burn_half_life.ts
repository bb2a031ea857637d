import { ensure } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { BurnHalfLifeSet } from "../events.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks in which the price of a registration falls to half: 1 to 36100. */
export const sudo_set_burn_half_life = subnetSetter({
  index: 89,
  weight: WEIGHTS.sudo_set_burn_half_life,
  class: "Operational",
  docs: ["Sets the blocks in which the price of a registration falls to half: 1 to 36100.", "Emits `BurnHalfLifeSet`."],
  args: { netuid, burn_half_life: u16 },
  by: { hyperparameter: "BurnHalfLife" },
  on: "not root",
  apply(of, { netuid, burn_half_life }, ctx) {
    ensure(burn_half_life > 0 && burn_half_life <= of.bounds(ctx).burnHalfLife, Err.InvalidValue);
    of.subnet.burnHalfLife.set(ctx, netuid, burn_half_life);
    ctx.emit(BurnHalfLifeSet({ netuid, burn_half_life }));
  },
});
