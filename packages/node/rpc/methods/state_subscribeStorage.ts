import { KeyWatch } from "../changes.ts";
import { subscription } from "../method.ts";
import { bytes, list } from "../params.ts";

/** Most keys of one subscription. */
const MOST = 10_000;

/** Tells the values of keys now, and those that change with each block. */
export const state_subscribeStorage = subscription({
  name: "state_subscribeStorage",
  notification: "state_storage",
  unsubscribe: ["state_unsubscribeStorage"],
  params: { keys: list(bytes, MOST) },
  start({ backend }, { keys }, subscription) {
    const watch = new KeyWatch(keys);
    const { hash } = backend.head();
    subscription.send(watch.look(hash, backend.state(hash)));
    return backend.onBlock(({ hash: block }) => {
      const set = watch.look(block, backend.state(block));
      if (set.changes.length > 0) subscription.send(set);
    });
  },
});
