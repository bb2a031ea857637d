import { type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { tupleStruct, unit } from "@waystone/scale";
import { isShielded, shieldedOf } from "./wire.ts";

/** Code by which clients know a wrapper that cannot be taken apart (`clients.md` 1.10). */
const MALFORMED = 23;

/** Keeps encrypted transactions out that no author could open, whatever its key. */
export const CheckShieldedTxValidity: TransactionExtension = transactionExtension<
  Readonly<Record<never, never>>,
  undefined
>({
  identifier: "CheckShieldedTxValidity",
  extra: tupleStruct("pallet_shield::extension::CheckShieldedTxValidity", []),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ call }) {
    if (isShielded(call) && shieldedOf(call) === undefined) throw TransactionInvalid.invalid({ custom: MALFORMED });
    return undefined;
  },
});
