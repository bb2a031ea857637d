import { blockJson } from "../format.ts";
import { method } from "../method.ts";
import { blockHash, optional } from "../params.ts";

/** A block, or null. */
export const chain_getBlock = method({
  name: "chain_getBlock",
  params: { hash: optional(blockHash) },
  handle({ backend, at }, { hash }) {
    const found = backend.block(at(hash));
    return found && blockJson(found);
  },
});
