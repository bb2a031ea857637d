import { type DiffQuestion, diffQuestion, StorageDiff } from "../archive/storage-diff.ts";
import { stream } from "../archive/streaming.ts";
import { invalidParams } from "../error.ts";
import { subscription } from "../method.ts";
import { blockHash, list, optional } from "../params.ts";

/** Most questions of one operation. */
const MOST = 1024;
const EVERYTHING: readonly DiffQuestion[] = [{ prefix: "0x", returnType: "value", inChild: false }];

/** What differs between the states after two blocks, by events; where no older one is named, it is the block's parent. */
export const archive_v1_storageDiff = subscription({
  name: "archive_v1_storageDiff",
  notification: "archive_v1_storageDiffEvent",
  unsubscribe: ["archive_v1_stopStorageDiff"],
  ended: null,
  params: { hash: blockHash, items: optional(list(diffQuestion, MOST)), previousHash: optional(blockHash) },
  start({ backend, session }, { hash, items = EVERYTHING, previousHash }, subscription) {
    const [block, previous] = [
      backend.header(hash),
      previousHash === undefined ? undefined : backend.header(previousHash),
    ];
    if (block !== undefined && previous !== undefined && previous.number > block.number)
      throw invalidParams(`previousHash names block ${previous.number}, which is no ancestor of block ${block.number}`);
    let diff: StorageDiff | undefined;
    return stream(session, subscription, "storageDiffError", () => {
      diff ??= new StorageDiff(backend, previousHash ?? block?.parentHash ?? hash, hash, items);
      return diff.step();
    });
  },
});
