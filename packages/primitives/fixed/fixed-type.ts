import { PrimitivesError } from "../errors.ts";
import { bitsOfFloat } from "./float.ts";

declare const tag: unique symbol;

/**
 * A fixed-point number of the type named `F`, as its raw bits: the integer `value × 2^fracBits`. Comparison operators work
 * on it directly; arithmetic goes through its {@link FixedType}.
 */
export type Fixed<F extends string> = bigint & { readonly [tag]: F };

/**
 * Arithmetic of one fixed-point type, on raw bits (runtime.md 0.2). A product is floored, a quotient truncated towards
 * zero, a conversion floored. `saturating…` clamps to the range, `checked…` gives `undefined` for what does not fit,
 * `wrapping…` keeps the low bits, which is also what a plain `+` or a sum does in the reference.
 */
export class FixedType<F extends string> {
  /** Phantom: the static type of the values. */
  declare readonly Type: Fixed<F>;
  readonly name: F;
  readonly signed: boolean;
  readonly intBits: number;
  readonly fracBits: number;
  readonly ZERO: Fixed<F>;
  readonly ONE: Fixed<F>;
  readonly MIN: Fixed<F>;
  readonly MAX: Fixed<F>;
  readonly #min: bigint;
  readonly #max: bigint;
  readonly #frac: bigint;
  readonly #width: number;
  readonly #fracMask: bigint;

  /** @param name such as `I32F32`, whose letters and digits say the sign, the integer bits and the fraction bits */
  constructor(name: F, signed: boolean, intBits: number, fracBits: number) {
    this.name = name;
    this.signed = signed;
    this.intBits = intBits;
    this.fracBits = fracBits;
    this.#width = intBits + fracBits;
    this.#frac = BigInt(fracBits);
    this.#fracMask = (1n << this.#frac) - 1n;
    this.#max = (1n << BigInt(this.#width - (signed ? 1 : 0))) - 1n;
    this.#min = signed ? -this.#max - 1n : 0n;
    this.ZERO = 0n as Fixed<F>;
    this.ONE = (1n << this.#frac) as Fixed<F>;
    this.MIN = this.#min as Fixed<F>;
    this.MAX = this.#max as Fixed<F>;
  }

  /** The number with these raw bits. @throws PrimitivesError `out-of-range` */
  fromBits(bits: bigint): Fixed<F> {
    return this.#fit(bits) ?? this.#refuse(bits, "raw bits");
  }

  /** Raw bits clamped to the range. */
  saturate(bits: bigint): Fixed<F> {
    return (bits > this.#max ? this.#max : bits < this.#min ? this.#min : bits) as Fixed<F>;
  }

  /** The low bits of raw bits. */
  wrap(bits: bigint): Fixed<F> {
    return (this.signed ? BigInt.asIntN(this.#width, bits) : BigInt.asUintN(this.#width, bits)) as Fixed<F>;
  }

  #fit(bits: bigint): Fixed<F> | undefined {
    return bits > this.#max || bits < this.#min ? undefined : (bits as Fixed<F>);
  }

  #refuse(value: unknown, what: string): never {
    throw new PrimitivesError(
      "out-of-range",
      `${what} ${String(value)} do not fit ${this.name}; give a value in range`,
      value,
    );
  }

  // From other numbers.

  /** A whole number. @throws PrimitivesError `out-of-range`, or `bad-value` for a number that is not whole */
  fromInt(value: bigint | number): Fixed<F> {
    if (typeof value === "number" && !Number.isSafeInteger(value))
      throw new PrimitivesError("bad-value", `${value} is not a whole number below 2^53; give a bigint`, value);
    return this.#fit(BigInt(value) << this.#frac) ?? this.#refuse(value, "whole number");
  }

  /** A whole number, clamped to the range. */
  saturatingFromNum(value: bigint): Fixed<F> {
    return this.saturate(value << this.#frac);
  }

  /** A whole number, or `undefined` where it does not fit. */
  checkedFromNum(value: bigint): Fixed<F> | undefined {
    return this.#fit(value << this.#frac);
  }

  /** A number of another fixed-point type; fraction bits that are too many are floored off, the value is clamped. */
  saturatingFrom<G extends string>(from: FixedType<G>, value: Fixed<G>): Fixed<F> {
    return this.saturate(this.#rescale(from, value));
  }

  /** As {@link saturatingFrom}, but `undefined` where the value does not fit. */
  checkedFrom<G extends string>(from: FixedType<G>, value: Fixed<G>): Fixed<F> | undefined {
    return this.#fit(this.#rescale(from, value));
  }

  #rescale<G extends string>(from: FixedType<G>, value: Fixed<G>): bigint {
    const more = this.fracBits - from.fracBits;
    return more >= 0 ? value << BigInt(more) : value >> BigInt(-more);
  }

  /**
   * A constant from a binary64 number, rounded to the nearest, ties to even. For constants of the code, never for values.
   * @throws PrimitivesError `out-of-range`
   */
  fromF64(value: number): Fixed<F> {
    const bits = bitsOfFloat(value, this.fracBits);
    return (bits === undefined ? undefined : this.#fit(bits)) ?? this.#refuse(value, "float");
  }

  /** As {@link fromF64}, clamped to the range, the infinities too. @throws PrimitivesError `bad-value` for NaN */
  saturatingFromF64(value: number): Fixed<F> {
    if (Number.isNaN(value)) throw new PrimitivesError("bad-value", "NaN is not a number", value);
    const bits = bitsOfFloat(value, this.fracBits);
    return bits === undefined ? (value > 0 ? this.MAX : this.MIN) : this.saturate(bits);
  }

  // Arithmetic.

  /** `a + b`, clamped. */
  saturatingAdd(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.saturate(a + b);
  }

  /** `a − b`, clamped. */
  saturatingSub(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.saturate(a - b);
  }

  /** `a × b`, floored, clamped. */
  saturatingMul(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.saturate((a * b) >> this.#frac);
  }

  /** `a ÷ b`, truncated towards zero, clamped. @throws PrimitivesError `division-by-zero` */
  saturatingDiv(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.saturate(this.#quotient(a, b));
  }

  /** `a + b`, or `undefined` on overflow. */
  checkedAdd(a: Fixed<F>, b: Fixed<F>): Fixed<F> | undefined {
    return this.#fit(a + b);
  }

  /** `a − b`, or `undefined` on overflow. */
  checkedSub(a: Fixed<F>, b: Fixed<F>): Fixed<F> | undefined {
    return this.#fit(a - b);
  }

  /** `a × b`, floored, or `undefined` on overflow. */
  checkedMul(a: Fixed<F>, b: Fixed<F>): Fixed<F> | undefined {
    return this.#fit((a * b) >> this.#frac);
  }

  /** `a ÷ b`, truncated towards zero, or `undefined` on overflow or where `b` is zero. */
  checkedDiv(a: Fixed<F>, b: Fixed<F>): Fixed<F> | undefined {
    return b === 0n ? undefined : this.#fit((a << this.#frac) / b);
  }

  /** `−a`, or `undefined` on overflow. */
  checkedNeg(a: Fixed<F>): Fixed<F> | undefined {
    return this.#fit(-a);
  }

  /** `a + b`, low bits. */
  wrappingAdd(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.wrap(a + b);
  }

  /** `a − b`, low bits. */
  wrappingSub(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.wrap(a - b);
  }

  /** `a × b`, floored, low bits. */
  wrappingMul(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.wrap((a * b) >> this.#frac);
  }

  /** `a ÷ b`, truncated towards zero, low bits. @throws PrimitivesError `division-by-zero` */
  wrappingDiv(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.wrap(this.#quotient(a, b));
  }

  #quotient(a: bigint, b: bigint): bigint {
    if (b === 0n) throw new PrimitivesError("division-by-zero", `${this.name} divided by zero; test the divisor`, a);
    return (a << this.#frac) / b;
  }

  /** Sum of all, low bits: what an iterator's `sum()` gives in the reference. */
  wrappingSum(values: Iterable<Fixed<F>>): Fixed<F> {
    let sum = 0n;
    for (const value of values) sum += value;
    return this.wrap(sum);
  }

  /** `a ÷ b`, or zero where that overflows or `b` is zero. */
  safeDiv(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.checkedDiv(a, b) ?? this.ZERO;
  }

  /** `a ÷ b`, or `otherwise` where that overflows or `b` is zero. */
  safeDivOr(a: Fixed<F>, b: Fixed<F>, otherwise: Fixed<F>): Fixed<F> {
    return this.checkedDiv(a, b) ?? otherwise;
  }

  /** `|a − b|`, clamped. */
  absDiff(a: Fixed<F>, b: Fixed<F>): Fixed<F> {
    return this.saturate(a < b ? b - a : a - b);
  }

  /** −1, 0 or 1, for sorting. */
  compare(a: Fixed<F>, b: Fixed<F>): -1 | 0 | 1 {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // Whole part and rounding.

  /** The whole part as a fixed-point number, floored. */
  int(a: Fixed<F>): Fixed<F> {
    return (a - (a & this.#fracMask)) as Fixed<F>;
  }

  /** `a − int(a)`, never negative. */
  frac(a: Fixed<F>): Fixed<F> {
    return (a & this.#fracMask) as Fixed<F>;
  }

  /** Largest whole number that is not above `a`. */
  floor(a: Fixed<F>): Fixed<F> {
    return this.int(a);
  }

  /** Smallest whole number that is not below `a`, clamped. */
  ceil(a: Fixed<F>): Fixed<F> {
    return this.saturate((a + this.#fracMask) & ~this.#fracMask);
  }

  /** Nearest whole number, halves away from zero, clamped. */
  round(a: Fixed<F>): Fixed<F> {
    const half = this.ONE >> 1n;
    const magnitude = ((a < 0n ? -a : a) + half) & ~this.#fracMask;
    return this.saturate(a < 0n ? -magnitude : magnitude);
  }

  /**
   * As {@link floor}, but one lower for a negative number that is not whole, and `undefined` where that does not fit: the
   * reference subtracts one from a whole part that is floored already.
   */
  checkedFloor(a: Fixed<F>): Fixed<F> | undefined {
    const whole = this.int(a);
    return a < 0n && whole !== a ? this.#fit(whole - this.ONE) : whole;
  }

  // To integers, floored.

  /** The whole part as an integer, floored. */
  toBigInt(a: Fixed<F>): bigint {
    return a >> this.#frac;
  }

  /** The whole part, floored, clamped to 0 … 2^16 − 1. */
  saturatingToU16(a: Fixed<F>): number {
    return Number(clamp(a >> this.#frac, 0n, 0xffffn));
  }

  /** The whole part, floored, clamped to 0 … 2^32 − 1. */
  saturatingToU32(a: Fixed<F>): number {
    return Number(clamp(a >> this.#frac, 0n, 0xffff_ffffn));
  }

  /** The whole part, floored, clamped to 0 … 2^64 − 1. */
  saturatingToU64(a: Fixed<F>): bigint {
    return clamp(a >> this.#frac, 0n, U64_MAX);
  }

  /** The whole part, floored, clamped to 0 … 2^128 − 1. */
  saturatingToU128(a: Fixed<F>): bigint {
    return clamp(a >> this.#frac, 0n, U128_MAX);
  }

  /** The whole part, floored, clamped to ±2^63. */
  saturatingToI64(a: Fixed<F>): bigint {
    return clamp(a >> this.#frac, -I64_MAX - 1n, I64_MAX);
  }

  /** The whole part, floored, clamped to ±2^127. */
  saturatingToI128(a: Fixed<F>): bigint {
    return clamp(a >> this.#frac, -I128_MAX - 1n, I128_MAX);
  }

  /** The whole part, floored, or `undefined` where it is not in 0 … 2^64 − 1. */
  checkedToU64(a: Fixed<F>): bigint | undefined {
    const whole = a >> this.#frac;
    return whole < 0n || whole > U64_MAX ? undefined : whole;
  }
}

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;
const I64_MAX = (1n << 63n) - 1n;
const I128_MAX = (1n << 127n) - 1n;

function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value;
}
