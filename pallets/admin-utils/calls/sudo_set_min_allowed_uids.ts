import { ensure } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least number of uids to which a subnet can be trimmed: below MaxAllowedUids and the neurons that there are. */
export const sudo_set_min_allowed_uids = subnetSetter({
  index: 79,
  weight: WEIGHTS.sudo_set_min_allowed_uids,
  docs: [
    "Sets the least number of uids to which a subnet can be trimmed: below MaxAllowedUids and the neurons that there are.",
    "Emits `SubtensorModule.MinAllowedUidsSet`.",
  ],
  args: { netuid, min_allowed_uids: u16 },
  by: "root",
  apply(of, { netuid, min_allowed_uids }, ctx) {
    const { maxAllowedUids } = of.subnet;
    ensure(min_allowed_uids < maxAllowedUids.get(ctx, netuid), Err.MinAllowedUidsGreaterThanMaxAllowedUids);
    ensure(min_allowed_uids < of.neurons(ctx, netuid), Err.MinAllowedUidsGreaterThanCurrentUids);
    of.subnet.minAllowedUids.set(ctx, netuid, min_allowed_uids);
  },
});
