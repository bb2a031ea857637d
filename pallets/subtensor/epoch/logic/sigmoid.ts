import { exp, I32F32, ln } from "@waystone/primitives";

const MAX_EXPONENT = I32F32.fromInt(20);
const MIN_EXPONENT = I32F32.fromInt(-20);
const MINUS_ONE = I32F32.fromInt(-1);

/** A number held between two bounds; `low` holds where they cross. */
export function clampValue(value: I32F32, low: I32F32, high: I32F32): I32F32 {
  const capped = value < high ? value : high;
  return capped > low ? capped : low;
}

/** eˣ for x held within ±20. */
export function expSafe(x: I32F32): I32F32 {
  const held = clampValue(x, MIN_EXPONENT, MAX_EXPONENT);
  return exp(I32F32, held) ?? (held <= 0n ? I32F32.ZERO : I32F32.MAX);
}

/** Natural logarithm; zero for what has none. */
export function safeLn(x: I32F32): I32F32 {
  return ln(I32F32, x) ?? I32F32.ZERO;
}

/** 1 ÷ (1 + e^(−rho · (x − kappa))). */
export function sigmoidSafe(x: I32F32, rho: I32F32, kappa: I32F32): I32F32 {
  const exponent = I32F32.saturatingMul(I32F32.saturatingMul(rho, MINUS_ONE), I32F32.saturatingSub(x, kappa));
  return I32F32.safeDiv(I32F32.ONE, I32F32.saturatingAdd(expSafe(exponent), I32F32.ONE));
}
