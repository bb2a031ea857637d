import { Codec } from "./codec.ts";
import { outOfRange } from "./integer.ts";
import type { Reader } from "./reader.ts";
import { type PrimitiveName, plainType, type TypeInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** Integer of 64, 128 or 256 bits as a bigint. */
export class BigInteger extends Codec<bigint> {
  readonly type: TypeInfo;
  readonly bits: 64 | 128 | 256;
  readonly min: bigint;
  readonly max: bigint;
  readonly #words: number;
  readonly #signed: boolean;

  constructor(primitive: PrimitiveName, bits: 64 | 128 | 256, signed: boolean) {
    super();
    this.type = plainType(primitive, { kind: "primitive", primitive });
    this.bits = bits;
    this.#words = bits / 64;
    this.#signed = signed;
    this.min = signed ? -(1n << BigInt(bits - 1)) : 0n;
    this.max = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  }

  override get minSize(): number {
    return this.#words * 8;
  }

  override compare(a: bigint, b: bigint): number {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  read(r: Reader): bigint {
    const value = this.#words === 1 ? r.u64() : r.wide(this.#words);
    return this.#signed ? BigInt.asIntN(this.bits, value) : value;
  }

  write(w: Writer, value: bigint): void {
    this.check(value);
    if (this.#words === 1) w.u64(value);
    else w.wide(this.#words, value);
  }

  /** @throws ScaleError `out-of-range`, `bad-value` */
  check(value: bigint): void {
    if (typeof value !== "bigint" || value < this.min || value > this.max)
      throw outOfRange(this.type.name, value, this.min, this.max);
  }
}

/** Unsigned 64-bit integer. */
export const u64: BigInteger = new BigInteger("u64", 64, false);
/** Unsigned 128-bit integer. */
export const u128: BigInteger = new BigInteger("u128", 128, false);
/** Unsigned 256-bit integer, scale-info's primitive; for `primitive_types::U256` see `U256`. */
export const u256: BigInteger = new BigInteger("u256", 256, false);
/** Signed 64-bit integer. */
export const i64: BigInteger = new BigInteger("i64", 64, true);
/** Signed 128-bit integer. */
export const i128: BigInteger = new BigInteger("i128", 128, true);
/** Signed 256-bit integer. */
export const i256: BigInteger = new BigInteger("i256", 256, true);
