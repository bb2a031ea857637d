import { followOf } from "../chain-head/follow.ts";
import { method } from "../method.ts";
import { text } from "../params.ts";

/** Stops an operation; nothing happens where it is done. */
export const chainHead_v1_stopOperation = method({
  name: "chainHead_v1_stopOperation",
  params: { followSubscription: text, operationId: text },
  handle(ctx, { followSubscription, operationId }) {
    followOf(ctx, followSubscription)?.operations.stop(operationId);
    return null;
  },
});
