import { headerJson } from "../format.ts";
import { type Method, method } from "../method.ts";

function heads(notification: string): Method {
  return method(({ backend, session }) => {
    let stop = (): void => undefined;
    const subscription = session.open(notification, () => stop());
    stop = backend.onBlock(({ header }) => subscription.send(headerJson(header)));
    // The newest block comes first, after the answer that tells the subscription's id.
    const { header } = backend.head();
    queueMicrotask(() => subscription.send(headerJson(header)));
    return subscription.id;
  });
}

/** Headers of new blocks. */
export const chain_subscribeNewHeads = heads("chain_newHead");
/** Headers of all blocks, which are the same here: there are no forks. */
export const chain_subscribeAllHeads = heads("chain_allHead");
/** Headers of final blocks, which are the same here: finality is immediate. */
export const chain_subscribeFinalizedHeads = heads("chain_finalizedHead");
