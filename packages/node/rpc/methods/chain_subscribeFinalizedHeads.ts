import { tellHeads } from "../heads.ts";
import { subscription } from "../method.ts";

/** Headers of final blocks: the new ones, since finality is immediate. */
export const chain_subscribeFinalizedHeads = subscription({
  name: "chain_subscribeFinalizedHeads",
  aliases: ["chain_subscribeFinalisedHeads"],
  notification: "chain_finalizedHead",
  unsubscribe: ["chain_unsubscribeFinalizedHeads", "chain_unsubscribeFinalisedHeads"],
  params: {},
  start: ({ backend }, _, subscription) => tellHeads(backend, subscription),
});
