import { followOf } from "../chain-head/follow.ts";
import { LIMIT_REACHED } from "../chain-head/operations.ts";
import { method } from "../method.ts";
import { blockHash, bytes, list, optional, text } from "../params.ts";
import { StorageReader, storageQuestion } from "../storage-reader.ts";

/** What one step finds; the rest comes when the client continues. */
const STEP = { items: 1000, digits: 4 * 1024 * 1024 };
/** Most questions that are answered at once; those beyond are told as discarded. */
const MOST = 1024;
/** Most questions that are read at all. */
const READ = 100_000;

/** Reads storage of a pinned block, by events. There are no child tries, so nothing is found in one. */
export const chainHead_v1_storage = method({
  name: "chainHead_v1_storage",
  params: {
    followSubscription: text,
    hash: blockHash,
    items: list(storageQuestion, READ),
    childTrie: optional(bytes),
  },
  handle(ctx, { followSubscription, hash, items, childTrie }) {
    const follow = followOf(ctx, followSubscription);
    if (follow === undefined) return LIMIT_REACHED;
    follow.check(hash);
    const asked = childTrie === undefined ? items.slice(0, MOST) : [];
    const reader = new StorageReader(() => ctx.backend.state(hash), asked);
    const started = follow.operations.start(() => {
      const { items: found, more } = reader.step(STEP);
      const told = found.length > 0 ? [{ event: "operationStorageItems", items: found }] : [];
      return { events: more ? told : [...told, { event: "operationStorageDone" }], more };
    });
    return started === LIMIT_REACHED ? started : { ...started, discardedItems: Math.max(0, items.length - MOST) };
  },
});
