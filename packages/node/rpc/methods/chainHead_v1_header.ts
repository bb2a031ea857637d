import { Header } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { followOf } from "../chain-head/follow.ts";
import { method } from "../method.ts";
import { blockHash, text } from "../params.ts";

/** SCALE bytes of a pinned block's header; null where the follow has stopped. */
export const chainHead_v1_header = method({
  name: "chainHead_v1_header",
  params: { followSubscription: text, hash: blockHash },
  handle(ctx, { followSubscription, hash }) {
    const follow = followOf(ctx, followSubscription);
    if (follow === undefined) return null;
    const header = ctx.backend.header(follow.check(hash));
    return header && toHex(Header.encode(header));
  },
});
