import { call } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { WEIGHTS } from "../../weights.ts";
import { PendingChildKeyCooldown } from "../storage.ts";

/** Root sets how long children wait until they count. */
export const set_pending_childkey_cooldown = call({
  index: 109,
  weight: WEIGHTS.set_pending_childkey_cooldown,
  docs: ["Set the blocks from the naming of children until they count.", "Origin: root."],
  args: { cooldown: u64 },
  dispatch(ctx, { cooldown }) {
    ctx.origin.ensureRoot();
    PendingChildKeyCooldown.set(ctx.store, cooldown);
  },
});
