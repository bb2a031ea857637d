import { type Hooks, SystemPortKey } from "@waystone/frame";
import { slotOf } from "./logic.ts";
import { CurrentSlot } from "./storage.ts";

/** Keeps the slot that the block's digest names. */
export const hooks: Hooks = {
  onInitialize(ctx) {
    const slot = slotOf(ctx.use(SystemPortKey).digest(ctx));
    if (slot !== undefined) CurrentSlot.set(ctx.store, slot);
    return undefined;
  },
};
