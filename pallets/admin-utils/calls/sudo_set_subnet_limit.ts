import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of subnets. */
export const sudo_set_subnet_limit = chainSetter({
  index: 37,
  weight: WEIGHTS.sudo_set_subnet_limit,
  docs: ["Sets the greatest number of subnets.", "Emits `SubtensorModule.SubnetLimitSet`."],
  args: { max_subnets: u16 },
  apply: (of, { max_subnets }, ctx) => of.chain.subnetLimit.set(ctx, max_subnets),
});
