import { call, ensure, weight } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { MaxExtrinsicWeightSet } from "../events.ts";
import { MaxExtrinsicWeight } from "../storage.ts";
import { MAX_ON_INITIALIZE_WEIGHT } from "../types.ts";

/** Root sets how much weight one stored call may have, in picoseconds. */
export const set_max_extrinsic_weight = call({
  index: 6,
  weight: weight(4_227_000n + 100_000_000n),
  docs: [
    "Set how much weight one stored call may have, in picoseconds.",
    "Origin: root. Emits `MaxExtrinsicWeightSet`. Fails with `WeightExceedsAbsoluteMax` above 2,000,000,000,000.",
  ],
  args: { value: u64.named("u64") },
  dispatch(ctx, { value }) {
    ctx.origin.ensureRoot();
    ensure(value <= MAX_ON_INITIALIZE_WEIGHT, Err.WeightExceedsAbsoluteMax);
    MaxExtrinsicWeight.set(ctx.store, value);
    ctx.emit(MaxExtrinsicWeightSet({ value }));
  },
});
