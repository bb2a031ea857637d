import { method } from "../method.ts";
import { account } from "../params.ts";

/** Nonce for an account's next transaction, those in the pool counted. */
export const account_nextIndex = method({
  name: "account_nextIndex",
  aliases: ["system_accountNextIndex"],
  params: { account },
  handle: ({ backend }, args) => backend.nextIndex(args.account),
});
