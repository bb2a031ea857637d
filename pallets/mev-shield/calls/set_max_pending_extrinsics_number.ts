import { call, weight } from "@waystone/frame";
import { u32 } from "@waystone/scale";
import { MaxPendingExtrinsicsNumberSet } from "../events.ts";
import { MaxPendingExtrinsicsLimit } from "../storage.ts";

/** Root sets how many encrypted calls may wait. */
export const set_max_pending_extrinsics_number = call({
  index: 3,
  weight: weight(4_206_000n + 100_000_000n),
  docs: ["Set how many encrypted calls may wait.", "Origin: root. Emits `MaxPendingExtrinsicsNumberSet`."],
  args: { value: u32.named("u32") },
  dispatch(ctx, { value }) {
    ctx.origin.ensureRoot();
    MaxPendingExtrinsicsLimit.set(ctx.store, value);
    ctx.emit(MaxPendingExtrinsicsNumberSet({ value }));
  },
});
