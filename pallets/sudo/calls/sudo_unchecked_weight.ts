import { call, Origin, RuntimeCall } from "@waystone/frame";
import { Weight } from "@waystone/primitives";
import { Sudid } from "../events.ts";
import { dispatchAs, ensureSudo, FREE } from "../logic.ts";

/** Makes a call as root with a weight that the caller names. */
export const sudo_unchecked_weight = call({
  index: 1,
  weight: args => ({ refTime: args.weight.ref_time, proofSize: args.weight.proof_size }),
  class: (args, weigh) => weigh(args.call).class,
  docs: [
    "Make a call as root with the weight given, whatever the call declares.",
    "Origin: the sudo key.",
    "Emits `Sudid`.",
  ],
  args: { call: RuntimeCall.named("Box<<T as Config>::RuntimeCall>"), weight: Weight.named("Weight") },
  dispatch(ctx, args) {
    ensureSudo(ctx);
    ctx.emit(Sudid({ sudo_result: dispatchAs(ctx, args.call, Origin.root) }));
    return FREE;
  },
});
