import { NeuronError } from "../errors.ts";
import { PyFloat } from "./python-repr.ts";

/** A value that is not what its field declares. It carries where it stands, outermost first, as far as it has come up. */
export class Mismatch extends Error {
  readonly path: (string | number)[] = [];
  readonly expected: string;

  constructor(expected: string, found: unknown) {
    super(`is ${kindOf(found)}, expected ${expected}`);
    this.name = "Mismatch";
    this.expected = expected;
  }
}

/** Kind of a value, never the value itself: it may be long, or secret. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value instanceof PyFloat) return "a float";
  switch (typeof value) {
    case "string":
      return "a text";
    case "boolean":
      return "a bool";
    case "bigint":
      return "a large integer";
    case "number":
      return Number.isInteger(value) ? "an integer" : "a float";
    case "object":
      return "an object";
    default:
      return `a ${typeof value}`;
  }
}

/** An error with the place from which it came up added to its path. */
export function located(error: unknown, key: string | number): unknown {
  if (error instanceof Mismatch) error.path.unshift(key);
  return error;
}

/** Throws on what came up from inside a value, with where it stood. */
export function at(error: unknown, key: string | number): never {
  throw located(error, key);
}

/** The error for whoever sent the value. */
export function toNeuronError(error: unknown, what: string): NeuronError {
  if (error instanceof NeuronError) return error;
  if (!(error instanceof Mismatch)) return new NeuronError("BadBody", `${what} cannot be read.`, { cause: error });
  const path = error.path.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`)).join("");
  return new NeuronError("BadBody", `${what}: ${path.slice(0, 200)} ${error.message}.`);
}
