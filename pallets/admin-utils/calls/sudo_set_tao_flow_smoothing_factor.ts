import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the weight of the present flow in its moving average, as a 64-bit fraction. */
export const sudo_set_tao_flow_smoothing_factor = chainSetter({
  index: 83,
  weight: WEIGHTS.sudo_set_tao_flow_smoothing_factor,
  docs: ["Sets the weight of the present flow in its moving average, as a 64-bit fraction."],
  args: { smoothing_factor: u64 },
  apply: (of, { smoothing_factor }, ctx) => of.chain.flowSmoothingFactor.set(ctx, smoothing_factor),
});
