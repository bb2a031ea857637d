import { method } from "../method.ts";

/** Hash of the newest final block, which is the newest one. */
export const chain_getFinalizedHead = method(({ backend }) => backend.head().hash);
