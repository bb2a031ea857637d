import { toHex } from "@waystone/scale";
import { followOf } from "../chain-head/follow.ts";
import { LIMIT_REACHED } from "../chain-head/operations.ts";
import { method } from "../method.ts";
import { blockHash, text } from "../params.ts";

/** Extrinsics of a pinned block, by an event. */
export const chainHead_v1_body = method({
  name: "chainHead_v1_body",
  params: { followSubscription: text, hash: blockHash },
  handle(ctx, { followSubscription, hash }) {
    const follow = followOf(ctx, followSubscription);
    if (follow === undefined) return LIMIT_REACHED;
    follow.check(hash);
    return follow.operations.start(() => {
      const value = ctx.backend.block(hash)?.extrinsics.map(toHex) ?? [];
      return { events: [{ event: "operationBodyDone", value }], more: false };
    });
  },
});
