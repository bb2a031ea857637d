import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** Metadata in format 14. */
export const state_getMetadata = method(({ backend, block }, params) => {
  const metadata = backend.metadata(block(params.optionalHash(0)), 14);
  return metadata && toHex(metadata);
});
