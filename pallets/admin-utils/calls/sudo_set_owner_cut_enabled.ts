import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether a subnet's owner gets a cut. */
export const sudo_set_owner_cut_enabled = subnetSetter({
  index: 92,
  weight: WEIGHTS.sudo_set_owner_cut_enabled,
  class: "Operational",
  docs: ["Sets whether a subnet's owner gets a cut."],
  args: { netuid, enabled: bool },
  by: "owner",
  on: "not root",
  apply: (of, { netuid, enabled }, ctx) => of.subnet.ownerCut.set(ctx, netuid, enabled),
});
