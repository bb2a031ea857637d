import { removeBroadcast } from "../broadcasts.ts";
import { invalidParams } from "../error.ts";
import { method } from "../method.ts";
import { text } from "../params.ts";

/** Stops a broadcast. What is in the pool stays there: it may be in other nodes' by now. */
export const transaction_v1_stop = method({
  name: "transaction_v1_stop",
  params: { operationId: text },
  handle({ session }, { operationId }) {
    if (!removeBroadcast(session, operationId))
      throw invalidParams(`operationId "${operationId}" is none of this connection's broadcasts`);
    return null;
  },
});
