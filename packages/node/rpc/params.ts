import { ss58Decode } from "@waystone/crypto";
import type { Hash } from "@waystone/primitives";
import { fromHex, type Hex, isHex, ScaleError, toHex } from "@waystone/scale";
import { invalidParams } from "./error.ts";

/** Positional parameters of one call, read one after another; each says what was wrong with it. */
export class Params {
  readonly #values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  /** The value at a position; `undefined` for one that is missing or null. */
  at(i: number): unknown {
    return this.#values[i] ?? undefined;
  }

  /** A block hash, or `undefined` where none is given. */
  optionalHash(i: number): Hash | undefined {
    const value = this.at(i);
    if (value === undefined) return undefined;
    if (typeof value !== "string" || !isHex(value.toLowerCase(), 32))
      throw this.#wrong(i, "a block hash: 0x and 64 hex digits");
    return value.toLowerCase() as Hash;
  }

  /** A block hash. */
  hash(i: number): Hash {
    const hash = this.optionalHash(i);
    if (hash === undefined) throw this.#wrong(i, "a block hash: 0x and 64 hex digits");
    return hash;
  }

  /** A block hash in a list of them. */
  hashIn(i: number, j: number): Hash {
    const list = this.at(i);
    const value: unknown = Array.isArray(list) ? list[j] : undefined;
    if (typeof value !== "string" || !isHex(value.toLowerCase(), 32)) throw this.#wrong(i, "a list of block hashes");
    return value.toLowerCase() as Hash;
  }

  /** Bytes as hex, with or without `0x`. */
  bytes(i: number): Uint8Array {
    const value = this.at(i);
    if (typeof value !== "string") throw this.#wrong(i, "bytes as hex");
    return this.#hex(i, value);
  }

  /** Bytes as hex, or nothing. */
  optionalBytes(i: number): Uint8Array | undefined {
    return this.at(i) === undefined ? undefined : this.bytes(i);
  }

  /** A list of bytes as hex. */
  bytesList(i: number, most: number): readonly Uint8Array[] {
    const value = this.at(i);
    if (!Array.isArray(value)) throw this.#wrong(i, "a list of hex strings");
    if (value.length > most)
      throw invalidParams(`parameter ${i + 1} lists ${value.length} items; at most ${most} are answered at once`);
    return value.map(item => {
      if (typeof item !== "string") throw this.#wrong(i, "a list of hex strings");
      return this.#hex(i, item);
    });
  }

  /** Text. */
  text(i: number): string {
    const value = this.at(i);
    if (typeof value !== "string") throw this.#wrong(i, "a string");
    return value;
  }

  /** A whole number of at least 0. */
  count(i: number): number {
    const value = this.at(i);
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw this.#wrong(i, "a whole number");
    return value;
  }

  /** A boolean; `fallback` where none is given. */
  flag(i: number, fallback: boolean): boolean {
    const value = this.at(i);
    if (value === undefined) return fallback;
    if (typeof value !== "boolean") throw this.#wrong(i, "true or false");
    return value;
  }

  /** An account, by its SS58 address or as hex. */
  account(i: number): Hex {
    const value = this.at(i);
    if (typeof value === "string") {
      if (isHex(value, 32)) return value;
      try {
        return toHex(ss58Decode(value));
      } catch {
        throw this.#wrong(i, "an SS58 address of 32 bytes with prefix 42");
      }
    }
    throw this.#wrong(i, "an SS58 address");
  }

  #hex(i: number, value: string): Uint8Array {
    try {
      return fromHex(value.startsWith("0x") ? value : `0x${value}`);
    } catch (error) {
      if (error instanceof ScaleError) throw this.#wrong(i, "bytes as hex");
      throw error;
    }
  }

  #wrong(i: number, expected: string) {
    const value = this.#values[i];
    const shown = value === undefined ? "nothing" : JSON.stringify(value);
    return invalidParams(
      `parameter ${i + 1} must be ${expected}; got ${shown.length > 100 ? `${shown.slice(0, 97)}…` : shown}`,
    );
  }
}
