/** Why a transaction cannot be in a block, by Substrate's names. */
export type InvalidReason =
  | "Call"
  | "Payment"
  | "Future"
  | "Stale"
  | "BadProof"
  | "AncientBirthBlock"
  | "ExhaustsResources"
  | "BadMandatory"
  | "MandatoryValidation"
  | "BadSigner"
  | "IndeterminateImplicit"
  | "UnknownOrigin"
  | { readonly custom: number };

/** Why nobody can say whether a transaction is valid. */
export type UnknownReason = "CannotLookup" | "NoUnsignedValidator" | { readonly custom: number };

/**
 * A transaction that may not be in a block. Not to be confused with a dispatch that fails: that one is in the block and pays.
 */
export class TransactionInvalid extends Error {
  readonly invalid: InvalidReason | undefined;
  readonly unknown: UnknownReason | undefined;

  private constructor(invalid: InvalidReason | undefined, unknown: UnknownReason | undefined) {
    const reason = invalid ?? unknown;
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(`transaction is not valid: ${typeof reason === "object" ? `Custom error: ${reason.custom}` : reason}`);
    Error.stackTraceLimit = limit;
    this.name = "TransactionInvalid";
    this.invalid = invalid;
    this.unknown = unknown;
  }

  /** It can be shown to be invalid. */
  static invalid(reason: InvalidReason): TransactionInvalid {
    return new TransactionInvalid(reason, undefined);
  }

  /** Its validity cannot be known. */
  static unknown(reason: UnknownReason): TransactionInvalid {
    return new TransactionInvalid(undefined, reason);
  }
}

/** What the transaction pool orders by. */
export interface ValidTransaction {
  /** Higher goes first. */
  readonly priority: bigint;
  /** Tags that others must provide before; hex. */
  readonly requires: readonly string[];
  /** Tags that this one provides; hex. Two that provide the same tag replace each other. */
  readonly provides: readonly string[];
  /** Number of blocks for which it stays valid. */
  readonly longevity: bigint;
  /** Whether to tell other nodes. */
  readonly propagate: boolean;
}

/** Longevity of a transaction without an era. */
export const MAX_LONGEVITY = (1n << 64n) - 1n;

const U64_MAX = (1n << 64n) - 1n;

/** Two parts of a validity in one: priorities add up, tags gather, the shorter life wins. */
export function combineValidity(a: ValidTransaction, b: Partial<ValidTransaction>): ValidTransaction {
  const priority = a.priority + (b.priority ?? 0n);
  return {
    priority: priority > U64_MAX ? U64_MAX : priority,
    requires: b.requires === undefined ? a.requires : [...a.requires, ...b.requires],
    provides: b.provides === undefined ? a.provides : [...a.provides, ...b.provides],
    longevity: b.longevity !== undefined && b.longevity < a.longevity ? b.longevity : a.longevity,
    propagate: a.propagate && (b.propagate ?? true),
  };
}

/** Validity that asks for nothing. */
export const PLAIN_VALIDITY: ValidTransaction = {
  priority: 0n,
  requires: [],
  provides: [],
  longevity: MAX_LONGEVITY,
  propagate: true,
};
