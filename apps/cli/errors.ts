/** What can go wrong in a command: `usage` exits with 2, `failed` with 1. */
export type CliErrorCode = "usage" | "failed";

/** A command cannot do what it was asked; the message says why and what to do. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  constructor(code: CliErrorCode, message: string) {
    super(message);
    this.name = "CliError";
    this.code = code;
  }
}
