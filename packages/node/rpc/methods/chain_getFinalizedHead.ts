import { method } from "../method.ts";

/** Hash of the newest final block: the newest one, since finality is immediate. */
export const chain_getFinalizedHead = method({
  name: "chain_getFinalizedHead",
  aliases: ["chain_getFinalisedHead"],
  params: {},
  handle: ({ backend }) => backend.head().hash,
});
