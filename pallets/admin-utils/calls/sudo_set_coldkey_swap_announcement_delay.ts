import { chainSetter } from "../setter.ts";
import { blocks } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks from the announcement of a coldkey's swap to the swap. */
export const sudo_set_coldkey_swap_announcement_delay = chainSetter({
  index: 86,
  weight: WEIGHTS.sudo_set_coldkey_swap_announcement_delay,
  docs: [
    "Sets the blocks from the announcement of a coldkey's swap to the swap.",
    "Emits `SubtensorModule.ColdkeySwapAnnouncementDelaySet`.",
  ],
  args: { duration: blocks },
  apply: (of, { duration }, ctx) => of.chain.coldkeySwapAnnouncementDelay.set(ctx, duration),
});
