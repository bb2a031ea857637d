import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks that must pass between two settings of weights on a subnet. */
export const sudo_set_weights_set_rate_limit = subnetSetter({
  index: 7,
  weight: WEIGHTS.sudo_set_weights_set_rate_limit,
  docs: [
    "Sets the blocks that must pass between two settings of weights on a subnet.",
    "Emits `SubtensorModule.WeightsSetRateLimitSet`.",
  ],
  args: { netuid, weights_set_rate_limit: u64 },
  by: "root",
  anyTime: true,
  apply: (of, { netuid, weights_set_rate_limit }, ctx) =>
    of.subnet.weightsSetRateLimit.set(ctx, netuid, weights_set_rate_limit),
});
