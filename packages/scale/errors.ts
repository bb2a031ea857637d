/** What can be wrong with bytes, values, definitions or metadata; codes are stable, messages are not. */
export type ScaleErrorCode =
  | "end-of-input"
  | "trailing-bytes"
  | "bad-compact"
  | "bad-bool"
  | "bad-option"
  | "bad-enum"
  | "bad-utf8"
  | "bad-char"
  | "bad-era"
  | "bad-hex"
  | "too-long"
  | "too-deep"
  | "out-of-range"
  | "bad-value"
  | "bad-type"
  | "unresolved-token"
  | "bad-registry"
  | "bad-metadata";

/** Bytes that do not decode, a value that does not encode, or a type that cannot be defined. */
export class ScaleError extends Error {
  readonly code: ScaleErrorCode;
  /** Byte offset from the start of the input, or `undefined` where no bytes were read. */
  readonly offset: number | undefined;
  readonly #reason: string;
  #path = "";

  /** @param code what is wrong @param reason the value that was wrong and what to do @param offset byte offset in the input */
  constructor(code: ScaleErrorCode, reason: string, offset?: number) {
    super(offset === undefined ? reason : `${reason} (at byte ${offset})`);
    this.name = "ScaleError";
    this.code = code;
    this.offset = offset;
    this.#reason = reason;
  }

  /** Where in the value the error lies, such as `calls[3].args.dest`; empty at the top. */
  get path(): string {
    return this.#path;
  }

  /** Puts a field name or an index in front of the path while the error rises. Returns the same error. */
  within(segment: string | number): this {
    const rest = this.#path === "" || this.#path.startsWith("[") ? this.#path : `.${this.#path}`;
    this.#path = typeof segment === "number" ? `[${segment}]${rest}` : `${segment}${rest}`;
    const at = this.offset === undefined ? `at ${this.#path}` : `at ${this.#path}, byte ${this.offset}`;
    this.message = `${this.#reason} (${at})`;
    return this;
  }
}

/** Adds a path segment to a {@link ScaleError} in flight and leaves every other error alone. */
export function inside(error: unknown, segment: string | number): unknown {
  return error instanceof ScaleError ? error.within(segment) : error;
}
