import { ensure } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of neurons with a validator permit: at most MaxAllowedUids. */
export const sudo_set_max_allowed_validators = subnetSetter({
  index: 25,
  weight: WEIGHTS.sudo_set_max_allowed_validators,
  docs: [
    "Sets the greatest number of neurons with a validator permit: at most MaxAllowedUids.",
    "Emits `SubtensorModule.MaxAllowedValidatorsSet`.",
  ],
  args: { netuid, max_allowed_validators: u16 },
  by: "root",
  apply(of, { netuid, max_allowed_validators }, ctx) {
    const { maxAllowedUids } = of.subnet;
    ensure(max_allowed_validators <= maxAllowedUids.get(ctx, netuid), Err.MaxValidatorsLargerThanMaxUIds);
    of.subnet.maxAllowedValidators.set(ctx, netuid, max_allowed_validators);
  },
});
