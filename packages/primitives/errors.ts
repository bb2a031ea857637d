/** What can be wrong with a value that this package is given. */
export type PrimitivesErrorCode =
  /** A number outside the range of its type. */
  | "out-of-range"
  /** A division by zero by an operation that does not answer failure as a value. */
  | "division-by-zero"
  /** A text or a number of the wrong form. */
  | "bad-value";

/** A value that this package cannot take. {@link value} is that value, as text. */
export class PrimitivesError extends Error {
  readonly code: PrimitivesErrorCode;
  readonly value: string;

  /** @param code kind of mistake @param reason what was wrong and what to do instead @param value the value at fault */
  constructor(code: PrimitivesErrorCode, reason: string, value: unknown) {
    super(reason);
    this.name = "PrimitivesError";
    this.code = code;
    this.value = String(value);
  }
}
