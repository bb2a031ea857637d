import { followOf } from "../chain-head/follow.ts";
import { method } from "../method.ts";
import { text } from "../params.ts";

/** Goes on with an operation that waits. */
export const chainHead_v1_continue = method({
  name: "chainHead_v1_continue",
  params: { followSubscription: text, operationId: text },
  handle(ctx, { followSubscription, operationId }) {
    followOf(ctx, followSubscription)?.operations.continue(operationId);
    return null;
  },
});
