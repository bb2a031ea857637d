import { chainSetter } from "../setter.ts";
import { blocks } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks from the order to dissolve a subnet to its end. It is out of use. */
export const sudo_set_dissolve_network_schedule_duration = chainSetter({
  index: 55,
  weight: WEIGHTS.sudo_set_dissolve_network_schedule_duration,
  docs: [
    "Sets the blocks from the order to dissolve a subnet to its end. It is out of use.",
    "Emits `SubtensorModule.DissolveNetworkScheduleDurationSet`.",
  ],
  args: { duration: blocks },
  apply: (of, { duration }, ctx) => of.chain.dissolveScheduleDuration.set(ctx, duration),
});
