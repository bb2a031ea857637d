import { chainSetter } from "../setter.ts";
import { mechanisms } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of mechanisms of a subnet: 1 to 16. */
export const sudo_set_max_mechanism_count = chainSetter({
  index: 88,
  weight: WEIGHTS.sudo_set_max_mechanism_count,
  docs: ["Sets the greatest number of mechanisms of a subnet: 1 to 16."],
  args: { max_mechanism_count: mechanisms },
  apply: (of, { max_mechanism_count }, ctx) => of.chain.maxMechanismCount.set(ctx, max_mechanism_count),
});
