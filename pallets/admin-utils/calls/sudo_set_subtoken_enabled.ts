import { bool } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets whether a subnet's alpha can be traded and staked. */
export const sudo_set_subtoken_enabled = subnetSetter({
  index: 66,
  weight: WEIGHTS.sudo_set_subtoken_enabled,
  docs: ["Sets whether a subnet's alpha can be traded and staked."],
  args: { netuid, subtoken_enabled: bool },
  by: "root",
  on: "any",
  apply: (of, { netuid, subtoken_enabled }, ctx) => of.subnet.subtoken.set(ctx, netuid, subtoken_enabled),
});
