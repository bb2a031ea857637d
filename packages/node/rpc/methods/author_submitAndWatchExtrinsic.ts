import type { TransactionStatus } from "../../backend.ts";
import { RpcError } from "../error.ts";
import { method } from "../method.ts";

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

/** Puts a transaction into the pool and tells what happens to it. */
export const author_submitAndWatchExtrinsic = method(({ backend, session }, params) => {
  const bytes = params.bytes(0);
  let stop = (): void => undefined;
  const subscription = session.open("author_extrinsicUpdate", () => stop());
  const early: TransactionStatus[] = [];
  let answered = false;
  const tell = (status: TransactionStatus): void => {
    subscription.send(statusJson(status));
    if (ENDS.has(status.type)) subscription.end();
  };
  const result = backend.submit(bytes, status => {
    if (answered) tell(status);
    else early.push(status);
  });
  if (!result.ok) {
    subscription.end();
    throw new RpcError(result.code, result.message, result.data);
  }
  stop = result.unwatch;
  // Clients learn the subscription's id from the answer, so what has happened already is told after it.
  queueMicrotask(() => {
    answered = true;
    for (const status of early) tell(status);
  });
  return subscription.id;
});
