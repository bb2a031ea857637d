/** What can be wrong with bytes that are decoded, or with a value that is encoded. */
export type ScaleErrorCode =
  | "too-short"
  | "trailing-bytes"
  | "non-canonical-compact"
  | "bad-enum"
  | "bad-bool"
  | "bad-option"
  | "bad-utf8"
  | "bad-hex"
  | "too-deep"
  | "too-long"
  | "out-of-range"
  | "bad-value"
  | "bad-registry"
  | "bad-metadata";

/**
 * A value that cannot be decoded or encoded. {@link path} leads from the outermost value to the place, {@link offset} is the
 * byte at which decoding stopped, or -1 while encoding.
 */
export class ScaleError extends Error {
  readonly code: ScaleErrorCode;
  readonly offset: number;
  readonly #reason: string;
  #path: string[] = [];

  /** @param code kind of mistake @param reason what was wrong, with the value @param offset byte position, or -1 */
  constructor(code: ScaleErrorCode, reason: string, offset = -1) {
    super(reason);
    this.name = "ScaleError";
    this.code = code;
    this.offset = offset;
    this.#reason = reason;
    this.#say();
  }

  /** Where in the value it happened, outermost first. */
  get path(): readonly string[] {
    return this.#path;
  }

  /** Adds the place one level further out; codecs call it as the error passes through them. */
  within(segment: string): this {
    this.#path.unshift(segment);
    // Hundreds of nested levels are told by their ends.
    if (this.#path.length > 24) this.#path.splice(12, 1, "…");
    this.#say();
    return this;
  }

  #say(): void {
    const place = this.#path.length > 0 ? ` at ${this.#path.join(".")}` : "";
    this.message = `${this.#reason}${place}${this.offset >= 0 ? ` (byte ${this.offset})` : ""}`;
  }
}

/** Adds a place to an error that passes through, if it is a {@link ScaleError}; gives the error back to be thrown. */
export function within(error: unknown, segment: string): unknown {
  return error instanceof ScaleError ? error.within(segment) : error;
}
