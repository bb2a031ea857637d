import { toHex } from "@waystone/scale";
import { invalidParams } from "../error.ts";
import { method } from "../method.ts";

/** Most keys of one subscription. */
const MOST = 10_000;

/** Tells the values of keys now, and those that change with each block. */
export const state_subscribeStorage = method(({ backend, session }, params) => {
  if (params.at(0) === undefined)
    throw invalidParams("the keys to watch must be named; watching all of the state is not offered");
  const keys = params.bytesList(0, MOST);
  const last = new Map<string, string | null>();
  const changes = (hash: Parameters<typeof backend.state>[0]) => {
    const state = backend.state(hash);
    const out: [string, string | null][] = [];
    for (const key of keys) {
      const id = toHex(key);
      const value = state.get(key);
      const now = value === undefined ? null : toHex(value);
      if (last.has(id) && last.get(id) === now) continue;
      last.set(id, now);
      out.push([id, now]);
    }
    return out;
  };
  let stop = (): void => undefined;
  const subscription = session.open("state_storage", () => stop());
  const { hash: now } = backend.head();
  const first = changes(now);
  queueMicrotask(() => subscription.send({ block: now, changes: first }));
  stop = backend.onBlock(({ hash }) => {
    const changed = changes(hash);
    if (changed.length > 0) subscription.send({ block: hash, changes: changed });
  });
  return subscription.id;
});
