import { method } from "../method.ts";

/** Nonce for an account's next transaction, those in the pool counted. */
export const account_nextIndex = method(({ backend }, params) => backend.nextIndex(params.account(0)));
