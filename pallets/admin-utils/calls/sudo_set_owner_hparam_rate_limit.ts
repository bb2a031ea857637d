import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the tempos that must pass between two changes of one hyperparameter by a subnet's owner. */
export const sudo_set_owner_hparam_rate_limit = chainSetter({
  index: 75,
  weight: WEIGHTS.sudo_set_owner_hparam_rate_limit,
  docs: [
    "Sets the tempos that must pass between two changes of one hyperparameter by a subnet's owner.",
    "Emits `SubtensorModule.OwnerHyperparamRateLimitSet`.",
  ],
  args: { epochs: u16 },
  apply: (of, { epochs }, ctx) => of.chain.ownerHyperparamRateLimit.set(ctx, epochs),
});
