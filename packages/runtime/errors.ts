/** What can be wrong with how a runtime or a genesis is asked for. */
export type RuntimeErrorCode = "unknown-preset" | "bad-block-time" | "bad-account";

/** A mistake in the choice of a chain's parameters. */
export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode;
  constructor(code: RuntimeErrorCode, message: string) {
    super(message);
    this.name = "RuntimeError";
    this.code = code;
  }
}
