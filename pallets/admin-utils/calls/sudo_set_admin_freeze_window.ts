import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the blocks before an epoch in which hyperparameters cannot be changed. */
export const sudo_set_admin_freeze_window = chainSetter({
  index: 74,
  weight: WEIGHTS.sudo_set_admin_freeze_window,
  docs: [
    "Sets the blocks before an epoch in which hyperparameters cannot be changed.",
    "Emits `SubtensorModule.AdminFreezeWindowSet`.",
  ],
  args: { window: u16 },
  apply: (of, { window }, ctx) => of.chain.adminFreezeWindow.set(ctx, window),
});
