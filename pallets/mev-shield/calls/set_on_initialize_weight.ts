import { call, ensure, weight } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { OnInitializeWeightSet } from "../events.ts";
import { OnInitializeWeight } from "../storage.ts";
import { MAX_ON_INITIALIZE_WEIGHT } from "../types.ts";

/** Root sets how much weight stored calls may take in a block, in picoseconds. */
export const set_on_initialize_weight = call({
  index: 4,
  weight: weight(4_327_000n + 100_000_000n),
  docs: [
    "Set how much weight stored calls may take in a block, in picoseconds.",
    "Origin: root. Emits `OnInitializeWeightSet`. Fails with `WeightExceedsAbsoluteMax` above 2,000,000,000,000.",
  ],
  args: { value: u64.named("u64") },
  dispatch(ctx, { value }) {
    ctx.origin.ensureRoot();
    ensure(value <= MAX_ON_INITIALIZE_WEIGHT, Err.WeightExceedsAbsoluteMax);
    OnInitializeWeight.set(ctx.store, value);
    ctx.emit(OnInitializeWeightSet({ value }));
  },
});
