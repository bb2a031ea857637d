import { tellHeads } from "../heads.ts";
import { subscription } from "../method.ts";

/** Headers of new blocks, beginning with the newest one. */
export const chain_subscribeNewHeads = subscription({
  name: "chain_subscribeNewHeads",
  aliases: ["chain_subscribeNewHead", "subscribe_newHead"],
  notification: "chain_newHead",
  unsubscribe: ["chain_unsubscribeNewHeads", "chain_unsubscribeNewHead", "unsubscribe_newHead"],
  params: {},
  start: ({ backend }, _, subscription) => tellHeads(backend, subscription),
});
