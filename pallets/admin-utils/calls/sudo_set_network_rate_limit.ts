import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks that must pass between two registrations of subnets. */
export const sudo_set_network_rate_limit = chainSetter({
  index: 29,
  weight: WEIGHTS.sudo_set_network_rate_limit,
  docs: [
    "Sets the blocks that must pass between two registrations of subnets.",
    "Emits `SubtensorModule.NetworkRateLimitSet`.",
  ],
  args: { rate_limit: u64 },
  apply: (of, { rate_limit }, ctx) => of.chain.networkRateLimit.set(ctx, rate_limit),
});
