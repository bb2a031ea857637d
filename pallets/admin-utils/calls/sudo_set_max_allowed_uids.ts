import { ensure } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of uids of a subnet: at least MinAllowedUids and the neurons that there are; for all mechanisms together at most 256. */
export const sudo_set_max_allowed_uids = subnetSetter({
  index: 15,
  weight: WEIGHTS.sudo_set_max_allowed_uids,
  docs: [
    "Sets the greatest number of uids of a subnet: at least MinAllowedUids and the neurons that there are; for all mechanisms together at most 256.",
    "Emits `SubtensorModule.MaxAllowedUidsSet`.",
  ],
  args: { netuid, max_allowed_uids: u16 },
  by: { hyperparameter: "MaxAllowedUids" },
  apply(of, { netuid, max_allowed_uids }, ctx) {
    const { minAllowedUids } = of.subnet;
    ensure(max_allowed_uids >= minAllowedUids.get(ctx, netuid), Err.MaxAllowedUidsLessThanMinAllowedUids);
    ensure(of.neurons(ctx, netuid) <= max_allowed_uids, Err.MaxAllowedUIdsLessThanCurrentUIds);
    ensure(max_allowed_uids <= of.bounds(ctx).uids, Err.MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
    of.subnet.maxAllowedUids.set(ctx, netuid, max_allowed_uids);
  },
});
