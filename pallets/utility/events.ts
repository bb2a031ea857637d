import { event } from "@waystone/frame";
import { DispatchError } from "@waystone/primitives";
import { u32 } from "@waystone/scale";

const error = DispatchError.named("DispatchError");

/** A batch stopped at a call that failed; what came before it stays. */
export const BatchInterrupted = event(
  0,
  "Batch of dispatches did not complete fully. Index of the first failing one and its error.",
  {
    index: u32.named("u32"),
    error,
  },
);
/** All calls of a batch succeeded. */
export const BatchCompleted = event(1, "Batch of dispatches completed fully with no error.");
/** All calls of a batch were made, and some failed. */
export const BatchCompletedWithErrors = event(2, "Batch of dispatches completed but has errors.");
/** One call of a batch succeeded. */
export const ItemCompleted = event(3, "A single item within a batch completed with no error.");
/** One call of a batch failed. */
export const ItemFailed = event(4, "A single item within a batch failed with this error.", { error });
/** The main call of a pair succeeded. */
export const IfElseMainSuccess = event(6, "The main call of a pair succeeded.");
/** The main call of a pair failed, and the other one was made. */
export const IfElseFallbackCalled = event(7, "The main call of a pair failed with this error; the fallback was made.", {
  main_error: error,
});
