import { addWeights, call, weight } from "@waystone/frame";
import { BatchCompleted, BatchInterrupted, ItemCompleted } from "../events.ts";
import { attempt, batchClass, batchWeight, Calls, encodeFailure, ensureNotTooMany } from "../logic.ts";

/** Makes calls one after another and stops at the first that fails. */
export const batch = call({
  index: 0,
  weight: (args, weigh) => batchWeight(args.calls, weigh),
  class: (args, weigh) => batchClass(args.calls, weigh),
  docs: [
    "Make calls one after another. At the first that fails the batch stops; what was done before stays.",
    "Origin: any but none.",
    "Emits `ItemCompleted` for each, then `BatchCompleted` or `BatchInterrupted`.",
  ],
  args: { calls: Calls },
  dispatch(ctx, { calls }) {
    ctx.origin.ensureSignedOrRoot();
    ensureNotTooMany(calls);
    let used = weight(5_000_000n);
    for (const [index, inner] of calls.entries()) {
      const { used: cost, failure } = attempt(ctx, inner, ctx.origin);
      used = addWeights(used, cost);
      if (failure !== undefined) {
        ctx.emit(BatchInterrupted({ index, error: encodeFailure(ctx, failure) }));
        return { actualWeight: used };
      }
      ctx.emit(ItemCompleted());
    }
    ctx.emit(BatchCompleted());
    return { actualWeight: used };
  },
});
