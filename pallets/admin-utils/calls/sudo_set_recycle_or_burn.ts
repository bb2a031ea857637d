import { subnetSetter } from "../setter.ts";
import { netuid, RecycleOrBurnEnum } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets what becomes of incentive that goes to the owner's own neurons. */
export const sudo_set_recycle_or_burn = subnetSetter({
  index: 80,
  weight: WEIGHTS.sudo_set_recycle_or_burn,
  docs: ["Sets what becomes of incentive that goes to the owner's own neurons."],
  args: { netuid, recycle_or_burn: RecycleOrBurnEnum.named("pallet_subtensor::RecycleOrBurnEnum") },
  by: { hyperparameter: "RecycleOrBurn" },
  on: "any",
  apply: (of, { netuid, recycle_or_burn }, ctx) => of.subnet.recycleOrBurn.set(ctx, netuid, recycle_or_burn),
});
