import { ensure } from "@waystone/frame";
import { u8 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest number of epochs in a block: at least 1. */
export const sudo_set_max_epochs_per_block = chainSetter({
  index: 96,
  weight: WEIGHTS.sudo_set_max_epochs_per_block,
  docs: ["Sets the greatest number of epochs in a block: at least 1.", "Emits `SubtensorModule.MaxEpochsPerBlockSet`."],
  args: { max_epochs_per_block: u8 },
  apply(of, { max_epochs_per_block }, ctx) {
    ensure(max_epochs_per_block >= 1, Err.ValueNotInBounds);
    of.chain.maxEpochsPerBlock.set(ctx, max_epochs_per_block);
  },
});
