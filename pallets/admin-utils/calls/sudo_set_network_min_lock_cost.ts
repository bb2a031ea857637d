import { chainSetter } from "../setter.ts";
import { tao } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least price of a new subnet, in rao. */
export const sudo_set_network_min_lock_cost = chainSetter({
  index: 36,
  weight: WEIGHTS.sudo_set_network_min_lock_cost,
  docs: ["Sets the least price of a new subnet, in rao.", "Emits `SubtensorModule.NetworkMinLockCostSet`."],
  args: { lock_cost: tao },
  apply: (of, { lock_cost }, ctx) => of.chain.networkMinLockCost.set(ctx, lock_cost),
});
