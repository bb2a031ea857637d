/** What can be wrong with a bench for incentives, or with the incentives. */
export type IncentiveErrorCode =
  /** A setting of the bench is out of bounds. */
  | "bad-setting"
  /** A rule gave weights that no chain takes. */
  | "bad-weights"
  /** Two miners wait for each other's answer. */
  | "copies-in-a-circle"
  /** The chain did not do what the bench relies on. */
  | "chain"
  /** At least one attack earns more for its cost than honest work. */
  | "honesty-does-not-pay";

/** A mistake in the bench's use, or its finding that an attack pays: a {@link code} to match on, and words with the figures. */
export class IncentiveError extends Error {
  readonly code: IncentiveErrorCode;

  /** @param code kind of mistake @param message what was wrong, the value, and what to do */
  constructor(code: IncentiveErrorCode, message: string) {
    super(message);
    this.name = "IncentiveError";
    this.code = code;
  }
}

/** Demands an integer within bounds, both included. @throws IncentiveError `bad-setting` */
export function expectInteger(what: string, value: number, lowest: number, highest: number): number {
  if (!Number.isInteger(value) || value < lowest || value > highest)
    throw new IncentiveError("bad-setting", `${what} must be an integer from ${lowest} to ${highest}, got ${value}.`);
  return value;
}
