import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash, optional } from "../params.ts";

/** Metadata in format 14. */
export const state_getMetadata = method({
  name: "state_getMetadata",
  params: { at: optional(blockHash) },
  handle({ backend, at }, args) {
    const metadata = backend.metadata(at(args.at), 14);
    return metadata && toHex(metadata);
  },
});
