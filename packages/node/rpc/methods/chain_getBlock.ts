import { blockJson } from "../format.ts";
import { method } from "../method.ts";

/** A block, or null. */
export const chain_getBlock = method(({ backend, block }, params) => {
  const found = backend.block(block(params.optionalHash(0)));
  return found && blockJson(found);
});
