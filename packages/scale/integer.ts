import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import { type PrimitiveName, plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** Error of a number that its type cannot hold. */
export function outOfRange(name: string, value: unknown, min: number | bigint, max: number | bigint): ScaleError {
  const kind = typeof max;
  if (typeof value !== kind)
    return new ScaleError(
      "bad-value",
      `${name} is written from a ${kind}, not from the ${typeof value} ${String(value)}`,
    );
  return new ScaleError(
    "out-of-range",
    `${String(value)} does not fit ${name}; expected a whole number from ${min} to ${max}`,
  );
}

/** Integer of at most 32 bits as a JS number. */
export abstract class SmallInt extends Codec<number> {
  readonly type: TypeInfo;
  readonly bits: 8 | 16 | 32;
  readonly min: number;
  readonly max: number;

  constructor(primitive: PrimitiveName, bits: 8 | 16 | 32, signed: boolean) {
    super();
    this.type = plainType(primitive, { kind: "primitive", primitive });
    this.bits = bits;
    this.min = signed ? -(2 ** (bits - 1)) : 0;
    this.max = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  }

  override get minSize(): number {
    return this.bits / 8;
  }

  override compare(a: number, b: number): number {
    return a - b;
  }

  /** @throws ScaleError `out-of-range`, `bad-value` */
  check(value: number): void {
    if (!Number.isInteger(value) || value < this.min || value > this.max)
      throw outOfRange(this.type.name, value, this.min, this.max);
  }
}

class Int8 extends SmallInt {
  read(r: Reader): number {
    const value = r.byte();
    return value > this.max ? value - 0x100 : value;
  }

  write(w: Writer, value: number): void {
    this.check(value);
    w.byte(value);
  }
}

class Int16 extends SmallInt {
  read(r: Reader): number {
    const value = r.u16();
    return value > this.max ? value - 0x10000 : value;
  }

  write(w: Writer, value: number): void {
    this.check(value);
    w.u16(value);
  }
}

class Int32 extends SmallInt {
  read(r: Reader): number {
    const value = r.u32();
    return value > this.max ? value - 0x100000000 : value;
  }

  write(w: Writer, value: number): void {
    this.check(value);
    w.u32(value);
  }
}

/** Unsigned 8-bit integer. `Vec<u8>` is `bytes`, `[u8; n]` is `fixedBytes(n)`. */
export const u8: SmallInt = new Int8("u8", 8, false);
/** Unsigned 16-bit integer. */
export const u16: SmallInt = new Int16("u16", 16, false);
/** Unsigned 32-bit integer. */
export const u32: SmallInt = new Int32("u32", 32, false);
/** Signed 8-bit integer. */
export const i8: SmallInt = new Int8("i8", 8, true);
/** Signed 16-bit integer. */
export const i16: SmallInt = new Int16("i16", 16, true);
/** Signed 32-bit integer. */
export const i32: SmallInt = new Int32("i32", 32, true);
