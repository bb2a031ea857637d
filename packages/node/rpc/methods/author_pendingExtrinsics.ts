import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** All transactions of the pool, ready ones first. */
export const author_pendingExtrinsics = method({
  name: "author_pendingExtrinsics",
  params: {},
  handle: ({ backend }) => backend.pending().map(toHex),
});
