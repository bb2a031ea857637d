import { VectorError } from "./errors.ts";

/** One case: a JSON object whose fields are read by form, so that a case of another form fails instead of passing. */
export class Line {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** @throws VectorError `bad-case` unless it is a JSON object */
  constructor(value: unknown) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new VectorError("bad-case", `${JSON.stringify(value)} is not an object`);
    this.#fields = value as Record<string, unknown>;
  }

  /** The case of a line of JSON. @throws VectorError `bad-case` */
  static parse(json: string): Line {
    try {
      return new Line(JSON.parse(json));
    } catch (error) {
      if (error instanceof VectorError) throw error;
      throw new VectorError("bad-case", `not JSON: ${json.slice(0, 80)}`);
    }
  }

  /** Whether a field is there, `null` included. */
  has(key: string): boolean {
    return Object.hasOwn(this.#fields, key);
  }

  /** Names of all fields. */
  keys(): string[] {
    return Object.keys(this.#fields);
  }

  /** A field as it is. @throws VectorError `bad-case` if it is missing */
  raw(key: string): unknown {
    if (!this.has(key)) throw new VectorError("bad-case", `field ${key} is missing`);
    return this.#fields[key];
  }

  /** A string. */
  text(key: string): string {
    const value = this.raw(key);
    return typeof value === "string" ? value : this.#refuse(key, "a string");
  }

  /** An integer of any size, as a decimal string or a safe number. */
  int(key: string): bigint {
    const value = this.raw(key);
    if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
    return typeof value === "string" && /^-?\d+$/.test(value) ? BigInt(value) : this.#refuse(key, "an integer");
  }

  /** As {@link int}, or `undefined` for `null`. */
  optionalInt(key: string): bigint | undefined {
    return this.raw(key) === null ? undefined : this.int(key);
  }

  /** An integer that a number holds exactly. */
  num(key: string): number {
    const value = Number(this.int(key));
    return Number.isSafeInteger(value) ? value : this.#refuse(key, "an integer below 2^53");
  }

  /** `true` or `false`. */
  bool(key: string): boolean {
    const value = this.raw(key);
    return typeof value === "boolean" ? value : this.#refuse(key, "a boolean");
  }

  /** An array of anything. */
  list(key: string): readonly unknown[] {
    const value = this.raw(key);
    return Array.isArray(value) ? value : this.#refuse(key, "an array");
  }

  /** An array of strings. */
  texts(key: string): readonly string[] {
    return this.list(key).map(item => (typeof item === "string" ? item : this.#refuse(key, "an array of strings")));
  }

  /** An object. */
  line(key: string): Line {
    return new Line(this.raw(key));
  }

  /** An array of objects. */
  lines(key: string): Line[] {
    return this.list(key).map(item => new Line(item));
  }

  #refuse(key: string, expected: string): never {
    throw new VectorError("bad-case", `field ${key} is ${JSON.stringify(this.#fields[key])}; expected ${expected}`);
  }
}
