import type { Fixed } from "../fixed/fixed-type.ts";

/**
 * A decimal number `mantissa × 10^exponent` that is never negative: the shares of a pool and their sum (runtime.md 0.4).
 * A number that is not zero has a mantissa in (10^20, 10^21], so an exact power of ten is 10^21 and not 10^20; zero is (0, 0).
 * {@link exponent} is an i64.
 */
export interface SafeFloat {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

const DIGITS = 21;
const TEN_TO: readonly bigint[] = Array.from({ length: 80 }, (_, i) => 10n ** BigInt(i));
const MAX_MANTISSA = 10n ** 21n;
const CAPPED_POWER = 10n ** 22n;
const I64_MAX = (1n << 63n) - 1n;
const I64_MIN = -(1n << 63n);
const U64_MAX = (1n << 64n) - 1n;

/** Zero. */
export const SAFE_FLOAT_ZERO: SafeFloat = { mantissa: 0n, exponent: 0n };

/** 10^e, but never more than 10^22, beyond which no mantissa has digits. */
function cappedPower(e: bigint): bigint {
  return e > 21n ? CAPPED_POWER : (TEN_TO[Number(e)] ?? CAPPED_POWER);
}

function fitsI64(value: bigint): boolean {
  return value >= I64_MIN && value <= I64_MAX;
}

/** Brings the mantissa into range, truncating; `undefined` where the exponent leaves i64. */
function normalize(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  if (mantissa === 0n) return SAFE_FLOAT_ZERO;
  let [m, shift] = [mantissa, 0];
  if (m > MAX_MANTISSA) {
    // The fewest digits whose removal brings the truncated mantissa to 10^21 or below.
    while (m >= (MAX_MANTISSA + 1n) * (TEN_TO[shift] ?? 1n)) shift++;
    m /= TEN_TO[shift] ?? 1n;
  } else {
    // The fewest digits whose addition brings it above 10^20.
    while (shift > -DIGITS && m <= (TEN_TO[DIGITS - 1 + shift] ?? 0n)) shift--;
    m *= TEN_TO[-shift] ?? 1n;
  }
  const e = exponent + BigInt(shift);
  return fitsI64(e) ? { mantissa: m, exponent: e } : undefined;
}

/** A number from its parts; `undefined` for a mantissa above 10^21 or an exponent that leaves i64. */
export function safeFloat(mantissa: bigint, exponent = 0n): SafeFloat | undefined {
  return mantissa < 0n || mantissa > MAX_MANTISSA ? undefined : normalize(mantissa, exponent);
}

/** A whole number up to 10^21, such as any u64; zero for what is more. */
export function safeFloatFromInt(value: bigint): SafeFloat {
  return safeFloat(value) ?? SAFE_FLOAT_ZERO;
}

/** A U64F64 as whole part plus fraction ÷ 2^64. */
export function safeFloatFromU64F64(value: Fixed<"U64F64">): SafeFloat {
  const whole = safeFloatFromInt(value >> 64n);
  const fraction = safeFloatDiv(safeFloatFromInt(value & U64_MAX), safeFloatFromInt(1n << 64n)) ?? SAFE_FLOAT_ZERO;
  return safeFloatAdd(whole, fraction) ?? SAFE_FLOAT_ZERO;
}

/** Whether a number is zero. */
export function safeFloatIsZero(a: SafeFloat): boolean {
  return a.mantissa === 0n;
}

/** Both mantissas at the larger exponent; the digits of the smaller number are dropped first. */
function align(a: SafeFloat, b: SafeFloat): readonly [a: bigint, b: bigint, exponent: bigint] {
  return a.exponent >= b.exponent
    ? [a.mantissa, b.mantissa / cappedPower(a.exponent - b.exponent), a.exponent]
    : [a.mantissa / cappedPower(b.exponent - a.exponent), b.mantissa, b.exponent];
}

/** `a + b`; `undefined` where the exponent leaves i64. */
export function safeFloatAdd(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  const [ma, mb, exponent] = align(a, b);
  return normalize(ma + mb, exponent);
}

/** `a − b`: zero where `b` is larger, but `undefined` where `a` is zero and `b` is not, or the exponent leaves i64. */
export function safeFloatSub(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (b.mantissa === 0n) return a;
  if (a.mantissa === 0n) return undefined;
  const [ma, mb, exponent] = align(a, b);
  return ma <= mb ? SAFE_FLOAT_ZERO : normalize(ma - mb, exponent);
}

/** `a ÷ b`, truncated after 21 digits or more; `undefined` where `b` is zero or the exponent leaves i64. */
export function safeFloatDiv(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  const exponent = a.exponent - b.exponent - 21n;
  if (b.mantissa === 0n || !fitsI64(exponent)) return undefined;
  return normalize((a.mantissa * MAX_MANTISSA) / b.mantissa, exponent);
}

/** `a × b ÷ c`, truncated; `undefined` where `c` is zero or the exponent leaves i64 on the way. */
export function safeFloatMulDiv(a: SafeFloat, b: SafeFloat, c: SafeFloat): SafeFloat | undefined {
  const product = a.exponent + b.exponent;
  const exponent = product - c.exponent;
  if (c.mantissa === 0n || !fitsI64(product) || !fitsI64(exponent)) return undefined;
  return normalize((a.mantissa * b.mantissa) / c.mantissa, exponent);
}

/** Whether `a > b`, judged by exponents first, as fits normalised numbers that are not zero. */
export function safeFloatGt(a: SafeFloat, b: SafeFloat): boolean {
  const apart = a.exponent - b.exponent;
  if (apart === 0n) return a.mantissa > b.mantissa;
  if (apart > 0n) return apart > 1n || 10n * a.mantissa > b.mantissa;
  return apart === -1n && a.mantissa > 10n * b.mantissa;
}

/** The whole part, clamped to 0 … 2^64 − 1. */
export function safeFloatToU64(a: SafeFloat): bigint {
  const scale = cappedPower(a.exponent < 0n ? -a.exponent : a.exponent);
  const whole = a.exponent > 0n ? a.mantissa * scale : a.mantissa / scale;
  return whole > U64_MAX ? U64_MAX : whole;
}
