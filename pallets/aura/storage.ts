import { storageValue } from "@waystone/frame";
import { boundedVec } from "@waystone/scale";
import { AuthorityId, Slot } from "./types.ts";

/** Keys of the authors, in the order of their slots. */
export const Authorities = storageValue({
  docs: ["The authors' keys; slot number modulo their number says whose turn it is."],
  value: boundedVec(AuthorityId, 32),
  default: [],
});

/** Slot of the block at hand. */
export const CurrentSlot = storageValue({ docs: ["Slot of the block at hand."], value: Slot, default: 0n });
