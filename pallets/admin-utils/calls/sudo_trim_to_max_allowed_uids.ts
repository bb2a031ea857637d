import { u16 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Lowers a subnet's greatest number of uids and removes the neurons beyond it. */
export const sudo_trim_to_max_allowed_uids = subnetSetter({
  index: 78,
  weight: WEIGHTS.sudo_trim_to_max_allowed_uids,
  docs: [
    "Lowers a subnet's greatest number of uids and removes the neurons beyond it that earned least; immune ones stay, and must be less than 80 % of it.",
    "The others move together: their uids change.",
  ],
  args: { netuid, max_n: u16 },
  by: "MaxUidsTrimming",
  on: "any",
  apply: (of, args, ctx) => of.trim(ctx, args.netuid, args.max_n),
});
