import { method } from "../method.ts";

const KEY = "transaction_v1";
/** Broadcasts of one connection at once. */
const MOST = 16;

function broadcasts(values: Map<string, unknown>): Set<string> {
  const known = values.get(KEY);
  if (known instanceof Set) return known as Set<string>;
  const fresh = new Set<string>();
  values.set(KEY, fresh);
  return fresh;
}

let counter = 0;

/** Puts a transaction into the pool, whatever comes of it; an id to stop it, or null where there are too many. */
export const transaction_v1_broadcast = method(({ backend, session }, params) => {
  const own = broadcasts(session.values);
  const bytes = params.bytes(0);
  if (own.size >= MOST) return null;
  // The method tells nothing of validity: clients ask the runtime and watch blocks.
  backend.submit(bytes);
  const id = `tx-${++counter}`;
  own.add(id);
  return id;
});

/** Stops a broadcast. */
export const transaction_v1_stop = method(({ session }, params) => {
  broadcasts(session.values).delete(params.text(0));
  return null;
});
