import type { TransactionStatus } from "../../backend.ts";
import { RpcError } from "../error.ts";
import { subscription } from "../method.ts";
import { bytes } from "../params.ts";

function statusJson(status: TransactionStatus): unknown {
  switch (status.type) {
    case "ready":
    case "future":
    case "dropped":
    case "invalid":
      return status.type;
    case "inBlock":
      return { inBlock: status.block };
    case "finalized":
      return { finalized: status.block };
    case "usurped":
      return { usurped: status.by };
  }
}

const ENDS = new Set<TransactionStatus["type"]>(["finalized", "usurped", "dropped", "invalid"]);

/** Puts a transaction into the pool and tells what happens to it, up to the status that is its last. */
export const author_submitAndWatchExtrinsic = subscription({
  name: "author_submitAndWatchExtrinsic",
  notification: "author_extrinsicUpdate",
  unsubscribe: ["author_unwatchExtrinsic"],
  params: { extrinsic: bytes },
  start({ backend }, { extrinsic }, subscription) {
    const result = backend.submit(extrinsic, status => {
      subscription.send(statusJson(status));
      if (ENDS.has(status.type)) subscription.end();
    });
    if (!result.ok) throw new RpcError(result.code, result.message, result.data);
    return result.unwatch;
  },
});
