import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks after its registration before a subnet can be started. */
export const sudo_set_start_call_delay = chainSetter({
  index: 85,
  weight: WEIGHTS.sudo_set_start_call_delay,
  docs: [
    "Sets the blocks after its registration before a subnet can be started.",
    "Emits `SubtensorModule.StartCallDelaySet`.",
  ],
  args: { delay: u64 },
  apply: (of, { delay }, ctx) => of.chain.startCallDelay.set(ctx, delay),
});
