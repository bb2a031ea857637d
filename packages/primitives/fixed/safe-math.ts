import type { Fixed, FixedType } from "./fixed-type.ts";

/**
 * The second set of functions that the reference keeps for fixed-point numbers (runtime.md 0.2, rule 7). Only the square
 * root is within reach of old flow code. `undefined` is the reference's "none".
 */

const MAX_EXPONENT = 2n ** 31n - 1n;
const MAX_BISECTIONS = 128;

/** `x` to a whole power by squaring, each product clamped. `undefined` for zero to a negative power. */
export function checkedPow<F extends string>(t: FixedType<F>, x: Fixed<F>, exponent: bigint): Fixed<F> | undefined {
  if (exponent === 0n) return t.ONE;
  if (x === 0n) return exponent < 0n ? undefined : t.ZERO;
  const magnitude = exponent < 0n ? -exponent : exponent;
  let left = magnitude > MAX_EXPONENT ? (exponent < 0n ? MAX_EXPONENT + 1n : MAX_EXPONENT) : magnitude;
  let result = t.ONE;
  let base = x;
  while (left > 0n) {
    if ((left & 1n) === 1n) result = t.saturatingMul(result, base);
    base = t.saturatingMul(base, base);
    left >>= 1n;
  }
  return exponent < 0n ? t.safeDiv(t.ONE, result) : result;
}

/** Square root by bisection until `|x ÷ root − root| ≤ epsilon`, at most 129 rounds. `undefined` below zero. */
export function checkedSqrt<F extends string>(t: FixedType<F>, x: Fixed<F>, epsilon: Fixed<F>): Fixed<F> | undefined {
  if (x < 0n) return undefined;
  const two = t.fromInt(2);
  let high = x > t.ONE ? x : t.ONE;
  let low = x > t.ONE ? t.ZERO : x;
  let middle = t.safeDiv(t.saturatingAdd(high, low), two);
  let quotient = t.safeDiv(x, middle);
  for (let i = 0; i <= MAX_BISECTIONS && t.absDiff(quotient, middle) > epsilon; i++) {
    if (quotient < middle) high = middle;
    else low = middle;
    middle = t.safeDiv(t.saturatingAdd(high, low), two);
    quotient = t.safeDiv(x, middle);
  }
  return middle;
}

/** Factors of z … z⁸ in the series of ln(1 + z), as binary64 constants. */
// deterministic: constants, taken over bit by bit.
const SERIES: readonly number[] = [0.5, 1 / 3, 0.25, 0.2, 1 / 6, 1 / 7, 0.125];

/** Natural logarithm by eight terms of a series around one. `undefined` for zero and below, and on overflow. */
export function checkedLn<F extends string>(t: FixedType<F>, x: Fixed<F>): Fixed<F> | undefined {
  if (x <= 0n) return undefined;
  const two = t.ONE << 1n;
  let exponent = 0n;
  let y: bigint = x;
  while (y >= two) {
    y >>= 1n;
    exponent += 1n;
  }
  while (y < t.ONE) {
    y <<= 1n;
    exponent -= 1n;
  }
  const z = t.fromBits(y - t.ONE);
  let sum: Fixed<F> | undefined = z;
  let power = z;
  for (const [i, factor] of SERIES.entries()) {
    // z is below one, so no power of it overflows.
    power = t.saturatingMul(power, z);
    const term = t.saturatingMul(power, t.fromF64(factor));
    sum = i % 2 === 0 ? t.checkedSub(sum, term) : t.checkedAdd(sum, term);
    if (sum === undefined) return undefined;
  }
  // deterministic: a constant, taken over bit by bit.
  const whole = t.checkedMul(t.wrap(exponent << BigInt(t.fracBits)), t.fromF64(Math.LN2));
  return whole === undefined ? undefined : t.checkedAdd(sum, whole);
}

/** Logarithm to a base, as a quotient of natural ones. `undefined` for a base of one, or of zero and below. */
export function checkedLog<F extends string>(t: FixedType<F>, x: Fixed<F>, base: Fixed<F>): Fixed<F> | undefined {
  if (base <= 0n || base === t.ONE) return undefined;
  const ofX = checkedLn(t, x);
  const ofBase = ofX === undefined ? undefined : checkedLn(t, base);
  return ofX === undefined || ofBase === undefined ? undefined : t.checkedDiv(ofX, ofBase);
}
