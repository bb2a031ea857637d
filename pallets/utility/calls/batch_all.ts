import { addWeights, call, weight } from "@waystone/frame";
import { BatchCompleted, ItemCompleted } from "../events.ts";
import { batchClass, batchWeight, Calls, ensureNotTooMany } from "../logic.ts";

/** Makes all calls or none. */
export const batch_all = call({
  index: 2,
  weight: (args, weigh) => batchWeight(args.calls, weigh),
  class: (args, weigh) => batchClass(args.calls, weigh),
  docs: [
    "Make calls one after another; if one fails, all are undone and this call fails with its error.",
    "Origin: any but none.",
    "Emits `ItemCompleted` for each, then `BatchCompleted`.",
  ],
  args: { calls: Calls },
  dispatch(ctx, { calls }) {
    ctx.origin.ensureSignedOrRoot();
    ensureNotTooMany(calls);
    let used = weight(5_000_000n);
    for (const inner of calls) {
      const declared = ctx.weigh(inner).weight;
      used = addWeights(used, ctx.dispatch(inner, ctx.origin).actualWeight ?? declared);
      ctx.emit(ItemCompleted());
    }
    ctx.emit(BatchCompleted());
    return { actualWeight: used };
  },
});
