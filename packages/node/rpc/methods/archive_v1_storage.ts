import { stream } from "../archive/streaming.ts";
import { subscription } from "../method.ts";
import { blockHash, bytes, list, optional } from "../params.ts";
import { StorageReader, storageQuestion } from "../storage-reader.ts";

/** Most questions of one operation. */
const MOST = 1024;
/** What one step finds. */
const STEP = { items: 200, digits: 1024 * 1024 };

/** Reads storage after any block, by events. There are no child tries, so nothing is found in one. */
export const archive_v1_storage = subscription({
  name: "archive_v1_storage",
  notification: "archive_v1_storageEvent",
  unsubscribe: ["archive_v1_stopStorage"],
  ended: null,
  params: { hash: blockHash, items: list(storageQuestion, MOST), childTrie: optional(bytes) },
  start({ backend, session }, { hash, items, childTrie }, subscription) {
    const reader = new StorageReader(() => backend.state(hash), childTrie === undefined ? items : []);
    return stream(session, subscription, "storageError", () => {
      const { items: found, more } = reader.step(STEP);
      const events: object[] = found.map(item => ({ event: "storage", ...item }));
      return { events: more ? events : [...events, { event: "storageDone" }], more };
    });
  },
});
