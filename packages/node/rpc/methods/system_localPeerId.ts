import { method } from "../method.ts";

/** A name for the node among peers, made from its chain: it has no key of its own. */
export const system_localPeerId = method({
  name: "system_localPeerId",
  params: {},
  handle: ({ backend }) => `waystone-${backend.info.genesisHash.slice(2, 18)}`,
});
