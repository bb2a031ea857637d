import { ensure } from "@waystone/frame";
import { U64F64 } from "@waystone/primitives";
import { Err } from "../errors.ts";
import { BurnIncreaseMultSet } from "../events.ts";
import { subnetSetter } from "../setter.ts";
import { fraction, netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the factor by which a registration raises the price of the next: 1 to 3. */
export const sudo_set_burn_increase_mult = subnetSetter({
  index: 90,
  weight: WEIGHTS.sudo_set_burn_increase_mult,
  class: "Operational",
  docs: [
    "Sets the factor by which a registration raises the price of the next: 1 to 3.",
    "Emits `BurnIncreaseMultSet`.",
  ],
  args: { netuid, burn_increase_mult: fraction },
  by: { hyperparameter: "BurnIncreaseMult" },
  on: "not root",
  apply(of, { netuid, burn_increase_mult }, ctx) {
    ensure(burn_increase_mult >= U64F64.ONE && burn_increase_mult <= 3n * U64F64.ONE, Err.InvalidValue);
    of.subnet.burnIncreaseMult.set(ctx, netuid, burn_increase_mult);
    ctx.emit(BurnIncreaseMultSet({ netuid, burn_increase_mult }));
  },
});
