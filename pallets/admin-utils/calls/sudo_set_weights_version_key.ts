import { u64 } from "@waystone/scale";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least version of the software with which weights may be set on a subnet. */
export const sudo_set_weights_version_key = subnetSetter({
  index: 6,
  weight: WEIGHTS.sudo_set_weights_version_key,
  docs: [
    "Sets the least version of the software with which weights may be set on a subnet.",
    "Emits `SubtensorModule.WeightsVersionKeySet`.",
  ],
  args: { netuid, weights_version_key: u64 },
  by: "SetWeightsVersionKey",
  apply: (of, { netuid, weights_version_key }, ctx) =>
    of.subnet.weightsVersionKey.set(ctx, netuid, weights_version_key),
});
