import { type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { tupleStruct, unit } from "@waystone/scale";
import { Key } from "./storage.ts";

/** Sudo calls of anybody but the sudo key do not enter the pool. */
export const SudoTransactionExtension: TransactionExtension = transactionExtension<
  Readonly<Record<never, never>>,
  undefined
>({
  identifier: "SudoTransactionExtension",
  extra: tupleStruct("node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension", []),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ ctx, who, call }) {
    if (call.pallet === "Sudo" && who !== Key.get(ctx.store)) throw TransactionInvalid.invalid("BadSigner");
    return undefined;
  },
});
