import { call, weight } from "@waystone/frame";
import { u32 } from "@waystone/scale";
import { ExtrinsicLifetimeSet } from "../events.ts";
import { ExtrinsicLifetime } from "../storage.ts";

/** Root sets for how many blocks an encrypted call may wait. */
export const set_stored_extrinsic_lifetime = call({
  index: 5,
  weight: weight(4_116_000n + 100_000_000n),
  docs: ["Set for how many blocks an encrypted call may wait.", "Origin: root. Emits `ExtrinsicLifetimeSet`."],
  args: { value: u32.named("u32") },
  dispatch(ctx, { value }) {
    ctx.origin.ensureRoot();
    ExtrinsicLifetime.set(ctx.store, value);
    ctx.emit(ExtrinsicLifetimeSet({ value }));
  },
});
