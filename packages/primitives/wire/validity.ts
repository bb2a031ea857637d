import { result, type Static, u8, unit, variant } from "@waystone/scale";
import { DispatchError } from "./dispatch-error.ts";

/** Why a transaction may not be in a block; custom numbers are the chain's own. */
export const InvalidTransaction = variant("sp_runtime::transaction_validity::InvalidTransaction", {
  Call: 0,
  Payment: 1,
  Future: 2,
  Stale: 3,
  BadProof: 4,
  AncientBirthBlock: 5,
  ExhaustsResources: 6,
  Custom: [7, u8],
  BadMandatory: 8,
  MandatoryValidation: 9,
  BadSigner: 10,
  IndeterminateImplicit: 11,
  UnknownOrigin: 12,
});
/** Why a transaction may not be in a block. */
export type InvalidTransaction = Static<typeof InvalidTransaction>;

/** Why nobody can say whether a transaction is valid. */
export const UnknownTransaction = variant("sp_runtime::transaction_validity::UnknownTransaction", {
  CannotLookup: 0,
  NoUnsignedValidator: 1,
  Custom: [2, u8],
});
/** Why nobody can say whether a transaction is valid. */
export type UnknownTransaction = Static<typeof UnknownTransaction>;

/** Either of the two. */
export const TransactionValidityError = variant("sp_runtime::transaction_validity::TransactionValidityError", {
  Invalid: [0, InvalidTransaction.named("InvalidTransaction")],
  Unknown: [1, UnknownTransaction.named("UnknownTransaction")],
});
/** Either of the two. */
export type TransactionValidityError = Static<typeof TransactionValidityError>;

/** Where a transaction came from. */
export const TransactionSource = variant("sp_runtime::transaction_validity::TransactionSource", {
  InBlock: 0,
  Local: 1,
  External: 2,
});
/** Where a transaction came from. */
export type TransactionSource = Static<typeof TransactionSource>;

/** Whether a call succeeded. */
export const DispatchOutcome = result(unit, DispatchError);
/** Whether a call succeeded. */
export type DispatchOutcome = Static<typeof DispatchOutcome>;

/** What came of applying an extrinsic: refused, or dispatched with an outcome. */
export const ApplyExtrinsicResult = result(DispatchOutcome, TransactionValidityError);
/** What came of applying an extrinsic. */
export type ApplyExtrinsicResult = Static<typeof ApplyExtrinsicResult>;
