import { I32F32, I64F64 } from "@waystone/primitives";
import type { Vector } from "./matrix.ts";

// Sums over a vector wrap, as a plain sum of the reference does; all else is clamped.

/** Sum of all values. */
export function sum(x: Vector): I32F32 {
  return I32F32.wrappingSum(x);
}

/** Whether the sum of all values is zero. */
export function isZero(x: Vector): boolean {
  return sum(x) === 0n;
}

/** Every value divided by `total`; as it is where `total` is zero. */
export function normalizeUsingSum(x: Vector, total: I32F32): Vector {
  return total === 0n ? x : x.map(value => I32F32.safeDiv(value, total));
}

/** Every value divided by the sum of all, so that they add up to one; as it is where the sum is zero. */
export function normalize(x: Vector): Vector {
  return normalizeUsingSum(x, sum(x));
}

/** As {@link normalize}, with 64 fraction bits. */
export function normalize64(x: readonly I64F64[]): readonly I64F64[] {
  const total = I64F64.wrappingSum(x);
  return total === 0n ? x : x.map(value => I64F64.safeDiv(value, total));
}

/** Values without the fraction bits beyond the 32nd. */
export function fixed64ToFixed32(x: readonly I64F64[]): Vector {
  return x.map(value => I32F32.saturatingFrom(I64F64, value));
}

/** Quotients, zero where the divisor is zero or missing. */
export function vecDiv(x: Vector, y: Vector): Vector {
  return x.map((value, i) => I32F32.safeDiv(value, y[i] ?? I32F32.ZERO));
}

/** Products, zero where one overflows; as long as the shorter vector. */
export function vecMul(x: Vector, y: Vector): Vector {
  return x.slice(0, y.length).map((value, i) => I32F32.checkedMul(value, y[i] ?? I32F32.ZERO) ?? I32F32.ZERO);
}

/** Zero where `isMasked`, or where the mask ends early. */
export function maskVector(isMasked: readonly boolean[], x: Vector): Vector {
  return isMasked.length === 0 ? x : x.map((value, i) => ((isMasked[i] ?? true) ? I32F32.ZERO : value));
}

/** Places of all but the `k` greatest values; of equal values the lower uid is left out first. */
function belowTop(x: Vector, k: number): readonly number[] {
  const ascending = x.map((value, i) => ({ value, i })).sort((a, b) => I32F32.compare(a.value, b.value));
  return ascending.slice(0, Math.max(0, x.length - k)).map(({ i }) => i);
}

/** Whether each value is among the `k` greatest. */
export function isTopK(x: Vector, k: number): boolean[] {
  const top = x.map(() => true);
  for (const i of belowTop(x, k)) top[i] = false;
  return top;
}

/** Whether each value is among the `k` greatest and not zero: who gets a validator permit (runtime.md 3.2, step 3). */
export function isTopKNonzero(x: Vector, k: number): boolean[] {
  return isTopK(x, k).map((top, i) => top && x[i] !== 0n);
}
