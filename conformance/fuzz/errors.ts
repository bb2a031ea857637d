/** What a fuzzed target did wrong. */
export type FuzzErrorCode = "bad-error" | "hangs" | "empty" | "unstable" | "bad-answer" | "beyond-limits" | "dead";

/** A fault that fuzzing found. */
export class FuzzError extends Error {
  readonly code: FuzzErrorCode;

  constructor(code: FuzzErrorCode, message: string) {
    super(message);
    this.name = "FuzzError";
    this.code = code;
  }
}
