import { call, RuntimeCall } from "@waystone/frame";
import { Weight } from "@waystone/primitives";

/** Root makes a call with a weight that it names. */
export const with_weight = call({
  index: 5,
  weight: args => ({ refTime: args.weight.ref_time, proofSize: args.weight.proof_size }),
  class: (args, weigh) => weigh(args.call).class,
  docs: ["Make a call with the weight given, whatever the call declares.", "Origin: root."],
  args: { call: RuntimeCall.named("Box<<T as Config>::RuntimeCall>"), weight: Weight.named("Weight") },
  dispatch(ctx, args) {
    ctx.origin.ensureRoot();
    ctx.dispatch(args.call, ctx.origin);
  },
});
