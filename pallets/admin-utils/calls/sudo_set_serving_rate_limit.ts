import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks that must pass between two announcements of an endpoint on a subnet. */
export const sudo_set_serving_rate_limit = subnetSetter({
  index: 3,
  weight: WEIGHTS.sudo_set_serving_rate_limit,
  docs: [
    "Sets the blocks that must pass between two announcements of an endpoint on a subnet.",
    "Emits `SubtensorModule.ServingRateLimitSet`.",
  ],
  args: { netuid, serving_rate_limit: u64 },
  by: { hyperparameter: "ServingRateLimit" },
  on: "any",
  apply: (of, { netuid, serving_rate_limit }, ctx) => of.subnet.servingRateLimit.set(ctx, netuid, serving_rate_limit),
});
