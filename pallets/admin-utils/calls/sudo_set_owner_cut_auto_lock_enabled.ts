import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether the owner's cut is locked as it is paid. */
export const sudo_set_owner_cut_auto_lock_enabled = subnetSetter({
  index: 95,
  weight: WEIGHTS.sudo_set_owner_cut_auto_lock_enabled,
  class: "Operational",
  docs: ["Sets whether the owner's cut is locked as it is paid."],
  args: { netuid, enabled: bool },
  by: "owner",
  on: "not root",
  apply: (of, { netuid, enabled }, ctx) => of.subnet.ownerCutAutoLock.set(ctx, netuid, enabled),
});
