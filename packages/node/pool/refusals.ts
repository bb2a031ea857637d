import type { InvalidReason, TransactionInvalid } from "@waystone/frame";
import type { SubmitRefusal } from "../backend.ts";

const INVALID: Readonly<Record<Exclude<InvalidReason, object>, string>> = {
  Call: "Transaction call is not expected",
  Payment: "Inability to pay some fees (e.g. account balance too low)",
  Future: "Transaction will be valid in the future",
  Stale: "Transaction is outdated",
  BadProof: "Transaction has a bad signature",
  AncientBirthBlock: "Transaction has an ancient birth block",
  ExhaustsResources: "Transaction would exhaust the block limits",
  BadMandatory: "A call was labelled as mandatory, but resulted in an Error.",
  MandatoryValidation: "Transaction dispatch is mandatory; transactions must not be validated.",
  BadSigner: "Invalid signing address",
  IndeterminateImplicit: "The implicit data was unable to be calculated",
  UnknownOrigin: "The transaction extension did not authorize any origin",
};

const refuse = (code: number, message: string, data?: string): SubmitRefusal => ({ ok: false, code, message, data });

/** A refusal for a transaction that is not valid: 1010 or 1011, with Substrate's words in `data`. */
export function refusalOf(error: TransactionInvalid): SubmitRefusal {
  const { invalid, unknown } = error;
  if (invalid !== undefined)
    return refuse(
      1010,
      "Invalid Transaction",
      typeof invalid === "object" ? `Custom error: ${invalid.custom}` : INVALID[invalid],
    );
  const reason = unknown ?? "CannotLookup";
  return refuse(1011, "Unknown Transaction Validity", typeof reason === "object" ? `Custom(${reason.custom})` : reason);
}

/** The bytes are no extrinsic. */
export const badFormat = (why: string): SubmitRefusal => refuse(1001, `Extrinsic has invalid format: ${why}`);
/** The same bytes were refused lately. */
export const BANNED: SubmitRefusal = refuse(1012, "Transaction is temporarily banned");
/** The transaction is in the pool. */
export const alreadyImported = (hash: string): SubmitRefusal =>
  refuse(1013, "Transaction Already Imported", `"${hash}"`);
/** Another transaction provides the same and is not worth less. */
export const tooLowPriority = (old: bigint, now: bigint): SubmitRefusal =>
  refuse(
    1014,
    `Priority is too low: (${old} vs ${now})`,
    "The transaction has too low priority to replace another transaction already in the pool.",
  );
/** The transaction requires what it provides. */
export const CYCLE_DETECTED: SubmitRefusal = refuse(1015, "Cycle Detected");
/** The transaction provides nothing by which it could be told from others. */
export const NO_TAGS: SubmitRefusal = refuse(
  1019,
  "No tags provided",
  "Transaction does not provide any tags, so the pool can't identify it",
);
/** The transaction alone is longer than the pool takes. */
export const tooLong = (bytes: number, most: number): SubmitRefusal =>
  refuse(1016, "Immediately Dropped", `The transaction has ${bytes} bytes; at most ${most} are taken`);
/** The pool is full. */
export const IMMEDIATELY_DROPPED: SubmitRefusal = refuse(
  1016,
  "Immediately Dropped",
  "The transaction couldn't enter the pool because of the limit",
);
