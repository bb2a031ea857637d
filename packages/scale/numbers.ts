import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { anonymous, type PrimitiveName, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

class SmallInt extends Codec<number> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #size: 1 | 2 | 4;
  readonly #signed: boolean;
  readonly #min: number;
  readonly #max: number;
  readonly #name: string;

  constructor(name: PrimitiveName, size: 1 | 2 | 4, signed: boolean) {
    super();
    this.type = anonymous({ kind: "primitive", name });
    this.minSize = size;
    this.#name = name;
    this.#size = size;
    this.#signed = signed;
    this.#max = 2 ** (size * 8 - (signed ? 1 : 0)) - 1;
    this.#min = signed ? -(this.#max + 1) : 0;
  }

  read(r: Reader): number {
    return this.#signed ? r.int(this.#size) : r.uint(this.#size);
  }

  write(w: Writer, value: number): void {
    if (!Number.isInteger(value) || value < this.#min || value > this.#max)
      throw new ScaleError("out-of-range", `${String(value)} is not a ${this.#name} (${this.#min} to ${this.#max})`);
    w.uint(this.#size, value);
  }

  override readMany(r: Reader, count: number): number[] {
    r.need(count * this.#size);
    const out = new Array<number>(count);
    if (this.#signed) for (let i = 0; i < count; i++) out[i] = r.int(this.#size);
    else for (let i = 0; i < count; i++) out[i] = r.uint(this.#size);
    return out;
  }
}

class BigInteger extends Codec<bigint> {
  readonly type: TypeInfo;
  override readonly minSize: number;
  readonly #size: number;
  readonly #signed: boolean;
  readonly #min: bigint;
  readonly #max: bigint;
  readonly #name: string;

  constructor(name: PrimitiveName, size: number, signed: boolean) {
    super();
    this.type = anonymous({ kind: "primitive", name });
    this.minSize = size;
    this.#name = name;
    this.#size = size;
    this.#signed = signed;
    this.#max = (1n << BigInt(size * 8 - (signed ? 1 : 0))) - 1n;
    this.#min = signed ? -this.#max - 1n : 0n;
  }

  read(r: Reader): bigint {
    const value = r.bigUint(this.#size);
    return this.#signed ? BigInt.asIntN(this.#size * 8, value) : value;
  }

  write(w: Writer, value: bigint): void {
    if (typeof value !== "bigint" || value < this.#min || value > this.#max)
      throw new ScaleError(
        "out-of-range",
        `${String(value)} is not a ${this.#name} as a bigint (${this.#min} to ${this.#max})`,
      );
    w.bigUint(this.#size, value);
  }
}

class Bool extends Codec<boolean> {
  readonly type = anonymous({ kind: "primitive", name: "bool" });

  read(r: Reader): boolean {
    const at = r.offset;
    const value = r.byte();
    if (value > 1) throw r.error("bad-bool", `${value} is neither false (0) nor true (1)`, at);
    return value === 1;
  }

  write(w: Writer, value: boolean): void {
    if (typeof value !== "boolean") throw new ScaleError("bad-value", `${String(value)} is not a boolean`);
    w.byte(value ? 1 : 0);
  }
}

class Text extends Codec<string> {
  readonly type = anonymous({ kind: "primitive", name: "str" });

  read(r: Reader): string {
    return r.text();
  }

  write(w: Writer, value: string): void {
    if (typeof value !== "string") throw new ScaleError("bad-value", `${String(value)} is not a string`);
    w.text(value);
  }
}

/** Unsigned integers of up to 32 bits are numbers, larger ones bigints. */
export const u8: Codec<number> = new SmallInt("u8", 1, false);
export const u16: Codec<number> = new SmallInt("u16", 2, false);
export const u32: Codec<number> = new SmallInt("u32", 4, false);
export const u64: Codec<bigint> = new BigInteger("u64", 8, false);
export const u128: Codec<bigint> = new BigInteger("u128", 16, false);
export const u256: Codec<bigint> = new BigInteger("u256", 32, false);
/** Signed integers, two's complement. */
export const i8: Codec<number> = new SmallInt("i8", 1, true);
export const i16: Codec<number> = new SmallInt("i16", 2, true);
export const i32: Codec<number> = new SmallInt("i32", 4, true);
export const i64: Codec<bigint> = new BigInteger("i64", 8, true);
export const i128: Codec<bigint> = new BigInteger("i128", 16, true);
export const i256: Codec<bigint> = new BigInteger("i256", 32, true);
/** One byte, 0 or 1. */
export const bool: Codec<boolean> = new Bool();
/** UTF-8 text behind its length in bytes. */
export const str: Codec<string> = new Text();

class CompactNumber extends Codec<number> {
  readonly type: TypeInfo;
  readonly #of: Codec<number>;
  readonly #max: number;

  constructor(of: Codec<number>) {
    super();
    this.#of = of;
    this.#max = 2 ** (of.minSize * 8) - 1;
    this.type = anonymous({ kind: "compact", item: of });
  }

  read(r: Reader): number {
    const at = r.offset;
    const value = r.compact();
    if (value > this.#max) throw r.error("out-of-range", `${value} does not fit ${this.#of.minSize} bytes`, at);
    return value;
  }

  write(w: Writer, value: number): void {
    if (value > this.#max) throw new ScaleError("out-of-range", `${value} does not fit ${this.#of.minSize} bytes`);
    w.compact(value);
  }
}

class CompactBig extends Codec<bigint> {
  readonly type: TypeInfo;
  readonly #of: Codec<bigint>;
  readonly #max: bigint;

  constructor(of: Codec<bigint>) {
    super();
    this.#of = of;
    this.#max = (1n << BigInt(of.minSize * 8)) - 1n;
    this.type = anonymous({ kind: "compact", item: of });
  }

  read(r: Reader): bigint {
    const at = r.offset;
    const value = r.compactBig();
    if (value > this.#max) throw r.error("out-of-range", `${value} does not fit ${this.#of.minSize} bytes`, at);
    return value;
  }

  write(w: Writer, value: bigint): void {
    if (typeof value !== "bigint" || value > this.#max)
      throw new ScaleError("out-of-range", `${String(value)} is not a bigint that fits ${this.#of.minSize} bytes`);
    w.compactBig(value);
  }
}

const compacts = new Map<unknown, unknown>();

/** An unsigned integer in as few bytes as it needs. `of` is one of `u8 … u128`, or a type whose shape is one. */
export function compact<T extends number | bigint>(of: Codec<T>): Codec<T> {
  const known = compacts.get(of);
  // One object a type, so that the registry sees one type.
  if (known !== undefined) return known as Codec<T>;
  const made: unknown =
    of.minSize <= 4 ? new CompactNumber(of as Codec<number>) : new CompactBig(of as unknown as Codec<bigint>);
  compacts.set(of, made);
  return made as Codec<T>;
}
