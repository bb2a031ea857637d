/** What can be wrong with texts, requests, answers and settings of the text subnet. */
export type TextSubnetErrorCode =
  | "corpus-missing"
  | "corpus-too-small"
  | "corpus-too-large"
  | "text-exhausted"
  | "bad-setting"
  | "bad-request"
  | "bad-answer"
  | "bad-state"
  | "miner-failed"
  | "miners-closed"
  | "endpoint-failed"
  | "not-registered";

/** A text, a message or a setting that cannot be used, with a {@link code} to match on. */
export class TextSubnetError extends Error {
  readonly code: TextSubnetErrorCode;
  /** @param code kind of mistake @param message what was wrong, the value, and what to do */
  constructor(code: TextSubnetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TextSubnetError";
    this.code = code;
  }
}

/** Demands an integer within bounds, both included. @throws TextSubnetError `bad-setting` */
export function expectInteger(what: string, value: number, lowest: number, highest: number): number {
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new TextSubnetError("bad-setting", `${what} must be an integer from ${lowest} to ${highest}, got ${value}.`);
  }
  return value;
}
