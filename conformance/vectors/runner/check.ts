import type { Line } from "./line.ts";

/** Where a checker says what it computed. */
export interface Expect {
  /**
   * Compares a computed value with the vector's. Both are compared as text; `undefined` and `null` are the same, and equal
   * no other value.
   */
  equal(field: string, computed: unknown, expected: unknown): void;
}

/** Checks one case. Throwing fails the case. */
export type CheckCase = (line: Line, expect: Expect) => void;

/** How the cases of one vector file are checked: what `checks/<name>.ts` exports as `check`. */
export interface Check {
  /** Whether cases build on those before them, so that a sample must be a beginning. */
  readonly sequential: boolean;
  /** Begins a file; its state, if any, lives in the function that is returned. */
  open(): CheckCase;
}

/** A file whose cases stand alone. */
export function perCase(checkCase: CheckCase): Check {
  return { sequential: false, open: () => checkCase };
}

/** A file whose cases build on each other, such as the blocks of a trace. */
export function inOrder(open: () => CheckCase): Check {
  return { sequential: true, open };
}
