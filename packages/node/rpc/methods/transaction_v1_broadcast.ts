import { addBroadcast } from "../broadcasts.ts";
import { method } from "../method.ts";
import { bytes } from "../params.ts";

/**
 * Puts a transaction into the pool, whatever comes of it: the method tells nothing of validity, since clients ask the runtime and
 * watch blocks. An id to stop it by, or null where the connection has too many.
 */
export const transaction_v1_broadcast = method({
  name: "transaction_v1_broadcast",
  params: { transaction: bytes },
  handle({ backend, session }, { transaction }) {
    const id = addBroadcast(session);
    if (id === undefined) return null;
    backend.submit(transaction);
    return id;
  },
});
