import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** All transactions of the pool. */
export const author_pendingExtrinsics = method(({ backend }) => backend.pending().map(toHex));
