/** What can be wrong with a vector file or a case, other than a value that differs. */
export type VectorErrorCode =
  /** A case of a kind that its checker does not know: never passed over. */
  | "unknown-kind"
  /** A line that is not JSON, or a field that is missing or of another form. */
  | "bad-case"
  /** A file without a checker that nothing says is still to come, or a checker that is not one. */
  | "no-check"
  /** A folder or file that is not there. */
  | "missing";

/** A vector file or case that cannot be checked. */
export class VectorError extends Error {
  readonly code: VectorErrorCode;

  /** @param code kind of mistake @param reason what was wrong, with the value */
  constructor(code: VectorErrorCode, reason: string) {
    super(reason);
    this.name = "VectorError";
    this.code = code;
  }
}
