import { HeadWatch } from "../changes.ts";
import { TOO_MANY_SUBSCRIPTIONS } from "../codes.ts";
import { RpcError } from "../error.ts";
import { type Session, subscription } from "../method.ts";
import { list, storageKey } from "../params.ts";

/** Most keys of all subscriptions of one connection, and of all connections: a block that changes them all is told to all. */
const MOST = 10_000;
const MOST_IN_ALL = 50_000;

/** Keys that are watched. */
const watched = { all: 0, by: new WeakMap<Session, number>() };

/** Counts keys that a connection begins to watch. @returns what to call when it watches them no longer @throws RpcError */
function count(session: Session, keys: number): () => void {
  const own = watched.by.get(session) ?? 0;
  if (own + keys > MOST || watched.all + keys > MOST_IN_ALL)
    throw new RpcError(
      TOO_MANY_SUBSCRIPTIONS,
      "Too many storage keys are watched",
      `${keys} more are asked for; ${own} are watched by this connection, of ${MOST}, and ${watched.all} by all, of ${MOST_IN_ALL}`,
    );
  const add = (change: number): void => {
    watched.all += change;
    watched.by.set(session, (watched.by.get(session) ?? 0) + change);
  };
  add(keys);
  return () => add(-keys);
}

/** Tells the values of keys now, and those that change with each block. */
export const state_subscribeStorage = subscription({
  name: "state_subscribeStorage",
  notification: "state_storage",
  unsubscribe: ["state_unsubscribeStorage"],
  params: { keys: list(storageKey, MOST) },
  start({ backend, session }, { keys }, subscription) {
    const watch = new HeadWatch(backend, keys);
    const forget = count(session, keys.length);
    subscription.send(watch.look(backend.head()));
    const stop = backend.onBlock(block => {
      const set = watch.look(block);
      if (set.changes.length > 0) subscription.send(set);
    });
    return () => {
      stop();
      forget();
    };
  },
});
