import type { Fixed, FixedType } from "./fixed-type.ts";

/**
 * The transcendental functions of the reference's fixed-point library, step by step (runtime.md 0.2, rule 8). They are
 * coarse: constants have 23 fraction bits, and the exponential is a series of a fixed number of terms. Results are
 * consensus, so nothing here may be made more exact. `undefined` is the reference's error.
 */

/** log₂ e and e, floored to 23 fraction bits. */
const LOG2_E_23 = 12_102_203n;
const E_23 = 22_802_600n;

/** A constant of 23 fraction bits in another type. */
function widen<F extends string>(t: FixedType<F>, bits: bigint): Fixed<F> {
  return t.saturate(t.fracBits >= 23 ? bits << BigInt(t.fracBits - 23) : bits >> BigInt(23 - t.fracBits));
}

/** Half of a number, the dropped bit added. */
function halve(x: bigint): bigint {
  return (x >> 1n) + (x & 1n);
}

/** log₂ of a number that is at least one: whole part by halving, one fraction bit for each squaring. */
function log2AboveOne<F extends string>(t: FixedType<F>, operand: bigint): bigint {
  const two = t.ONE << 1n;
  const frac = BigInt(t.fracBits);
  let x = operand;
  let result = 0n;
  while (x >= two) {
    result += 1n;
    x = halve(x);
  }
  if (x === t.ONE) return t.wrap(result << frac);
  for (let i = 0; i < t.fracBits; i++) {
    x = t.wrap((x * x) >> frac);
    result <<= 1n;
    if (x >= two) {
      result |= 1n;
      x = halve(x);
    }
  }
  return t.wrap(result);
}

/** Base-2 logarithm. `undefined` for zero and below, and where 1/x does not fit. Cost: one squaring a fraction bit. */
export function log2<F extends string>(t: FixedType<F>, x: Fixed<F>): Fixed<F> | undefined {
  if (x <= 0n) return undefined;
  if (x >= t.ONE) return t.wrap(log2AboveOne(t, x));
  const inverse = t.checkedDiv(t.ONE, x);
  return inverse === undefined ? undefined : t.wrap(-log2AboveOne(t, inverse));
}

/** Natural logarithm, right to about seven digits. `undefined` as for {@link log2}. */
export function ln<F extends string>(t: FixedType<F>, x: Fixed<F>): Fixed<F> | undefined {
  const binary = log2(t, x);
  return binary === undefined ? undefined : t.wrappingDiv(binary, widen(t, LOG2_E_23));
}

/**
 * eˣ: exactly 1 for 0, a constant for 1, else a Taylor sum of |x| up to index `fracBits − 1`, inverted for a negative x.
 * `undefined` on any overflow on the way.
 */
export function exp<F extends string>(t: FixedType<F>, x: Fixed<F>): Fixed<F> | undefined {
  if (x === 0n) return t.ONE;
  if (x === t.ONE) return widen(t, E_23);
  const frac = BigInt(t.fracBits);
  const magnitude: bigint = x < 0n ? -x : x;
  let term = magnitude;
  let sum = magnitude + t.ONE;
  if (sum > t.MAX) return undefined;
  // Once a term is zero all later ones are. The product is checked before the division, as the reference does.
  for (let i = 2n; i < frac && term !== 0n; i++) {
    const product = (term * magnitude) >> frac;
    if (product > t.MAX) return undefined;
    term = product / i;
    sum += term;
    if (sum > t.MAX) return undefined;
  }
  return x < 0n ? t.checkedDiv(t.ONE, t.fromBits(sum)) : t.fromBits(sum);
}

/** Square root by Newton's rule, of the inverse for a number below one. `undefined` below zero and on overflow. */
export function sqrt<F extends string>(t: FixedType<F>, x: Fixed<F>): Fixed<F> | undefined {
  if (x < 0n) return undefined;
  if (x === 0n || x === t.ONE) return x;
  const operand = x < t.ONE ? t.checkedDiv(t.ONE, x) : x;
  if (operand === undefined) return undefined;
  const two = t.fromInt(2);
  let root = t.wrappingAdd(t.wrappingDiv(operand, two), t.ONE);
  for (let i = 0; i < t.fracBits; i++) {
    const next = t.wrappingDiv(t.wrappingAdd(root, t.wrappingDiv(operand, root)), two);
    // A fixed point of the rule stays one for the rounds that are left.
    if (next === root) break;
    root = next;
  }
  return x < t.ONE ? t.checkedDiv(t.ONE, root) : root;
}

/** `x` to the power `y`, as exp(y · ln x); zero to any power is zero. `undefined` on error of either step. */
export function pow<F extends string>(t: FixedType<F>, x: Fixed<F>, y: Fixed<F>): Fixed<F> | undefined {
  if (x === 0n) return t.ZERO;
  if (y === 0n) return t.ONE;
  if (y === t.ONE) return x;
  const log = ln(t, x);
  const product = log === undefined ? undefined : t.checkedMul(log, y);
  return product === undefined ? undefined : exp(t, product);
}

/**
 * `x` to a whole power, by repeated multiplication, inverted for a negative one; zero to any power is zero. `undefined` on
 * overflow. Cost: up to |exponent| products.
 */
export function powi<F extends string>(t: FixedType<F>, x: Fixed<F>, exponent: number): Fixed<F> | undefined {
  if (x === 0n) return t.ZERO;
  if (exponent === 0) return t.ONE;
  let result: Fixed<F> = x;
  for (let i = 1; i < Math.abs(exponent); i++) {
    const next = t.checkedMul(result, x);
    if (next === undefined) return undefined;
    if (next === result) break;
    result = next;
  }
  return exponent < 0 ? t.checkedDiv(t.ONE, result) : result;
}
