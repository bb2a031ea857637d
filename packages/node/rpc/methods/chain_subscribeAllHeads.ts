import { tellHeads } from "../heads.ts";
import { subscription } from "../method.ts";

/** Headers of all blocks: the new ones, since there are no forks. */
export const chain_subscribeAllHeads = subscription({
  name: "chain_subscribeAllHeads",
  notification: "chain_allHead",
  unsubscribe: ["chain_unsubscribeAllHeads"],
  params: {},
  start: ({ backend }, _, subscription) => tellHeads(backend, subscription),
});
