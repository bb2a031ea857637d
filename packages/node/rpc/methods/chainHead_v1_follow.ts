import { startFollow } from "../chain-head/follow.ts";
import { subscription } from "../method.ts";
import { flag, withDefault } from "../params.ts";

/** Follows the chain: its blocks stay pinned for this client until it unpins them. */
export const chainHead_v1_follow = subscription({
  name: "chainHead_v1_follow",
  notification: "chainHead_v1_followEvent",
  unsubscribe: ["chainHead_v1_unfollow"],
  params: { withRuntime: withDefault(flag, false) },
  start: (ctx, { withRuntime }, subscription) => startFollow(ctx, withRuntime, subscription),
});
