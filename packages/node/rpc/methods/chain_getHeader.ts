import { headerJson } from "../format.ts";
import { method } from "../method.ts";
import { blockHash, optional } from "../params.ts";

/** Header of a block, or null. */
export const chain_getHeader = method({
  name: "chain_getHeader",
  params: { hash: optional(blockHash) },
  handle({ backend, at }, { hash }) {
    const header = backend.header(at(hash));
    return header && headerJson(header);
  },
});
