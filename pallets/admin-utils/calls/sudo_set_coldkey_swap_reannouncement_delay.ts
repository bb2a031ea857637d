import { chainSetter } from "../setter.ts";
import { blocks } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks after which another swap of a coldkey can be announced. */
export const sudo_set_coldkey_swap_reannouncement_delay = chainSetter({
  index: 87,
  weight: WEIGHTS.sudo_set_coldkey_swap_reannouncement_delay,
  docs: [
    "Sets the blocks after which another swap of a coldkey can be announced.",
    "Emits `SubtensorModule.ColdkeySwapReannouncementDelaySet`.",
  ],
  args: { duration: blocks },
  apply: (of, { duration }, ctx) => of.chain.coldkeySwapReannouncementDelay.set(ctx, duration),
});
