import { followOf } from "../chain-head/follow.ts";
import { method } from "../method.ts";
import { blockHash, oneOrList, text } from "../params.ts";

/** Most blocks that are unpinned at once. */
const MOST = 10_000;

/** Unpins a block, or several: they cannot be asked about any longer. */
export const chainHead_v1_unpin = method({
  name: "chainHead_v1_unpin",
  params: { followSubscription: text, hashOrHashes: oneOrList(blockHash, MOST) },
  handle(ctx, { followSubscription, hashOrHashes }) {
    followOf(ctx, followSubscription)?.unpin(hashOrHashes);
    return null;
  },
});
