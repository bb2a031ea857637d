import { method } from "../method.ts";

/** Hash of the newest block. */
export const chain_getHead = method(({ backend }) => backend.head().hash);
