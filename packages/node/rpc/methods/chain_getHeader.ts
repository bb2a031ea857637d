import { headerJson } from "../format.ts";
import { method } from "../method.ts";

/** Header of a block, or null. */
export const chain_getHeader = method(({ backend, block }, params) => {
  const header = backend.header(block(params.optionalHash(0)));
  return header && headerJson(header);
});
