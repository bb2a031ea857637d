import { addWeights, call, weight } from "@waystone/frame";
import { BatchCompleted, BatchCompletedWithErrors, ItemCompleted, ItemFailed } from "../events.ts";
import { attempt, batchClass, batchWeight, Calls, encodeFailure, ensureNotTooMany } from "../logic.ts";

/** Makes all calls, whether or not some fail. */
export const force_batch = call({
  index: 4,
  weight: (args, weigh) => batchWeight(args.calls, weigh),
  class: (args, weigh) => batchClass(args.calls, weigh),
  docs: [
    "Make calls one after another; those that fail are undone, the others stay.",
    "Origin: any but none.",
    "Emits `ItemCompleted` or `ItemFailed` for each, then `BatchCompleted` or `BatchCompletedWithErrors`.",
  ],
  args: { calls: Calls },
  dispatch(ctx, { calls }) {
    ctx.origin.ensureSignedOrRoot();
    ensureNotTooMany(calls);
    let used = weight(5_000_000n);
    let failed = false;
    for (const inner of calls) {
      const { used: cost, failure } = attempt(ctx, inner, ctx.origin);
      used = addWeights(used, cost);
      if (failure === undefined) ctx.emit(ItemCompleted());
      else {
        failed = true;
        ctx.emit(ItemFailed({ error: encodeFailure(ctx, failure) }));
      }
    }
    ctx.emit(failed ? BatchCompletedWithErrors() : BatchCompleted());
    return { actualWeight: used };
  },
});
