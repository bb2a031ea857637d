import { I32F32 } from "@waystone/primitives";
import type { Vector } from "./matrix.ts";
import { normalize } from "./vector.ts";

/** What a stored proportion is a share of: 65535. */
const U16_ONE = I32F32.fromInt(0xffff);
const LARGE = I32F32.fromInt(32_768);

/** A stored u16 as it is. */
export function u16ToFixed(value: number): I32F32 {
  return I32F32.fromInt(value);
}

/** A stored u16 as a share of 65535. */
export function u16ProportionToFixed(value: number): I32F32 {
  return fixedToU16Proportion(u16ToFixed(value));
}

/** A number divided by 65535. */
export function fixedToU16Proportion(value: I32F32): I32F32 {
  return I32F32.safeDiv(value, U16_ONE);
}

/** A share as it is stored: in 65535ths, floored, clamped to u16. */
export function fixedProportionToU16(value: I32F32): number {
  return I32F32.saturatingToU16(I32F32.saturatingMul(value, U16_ONE));
}

function greatest(x: Vector): I32F32 | undefined {
  return x.reduce<I32F32 | undefined>((max, value) => (max === undefined || value > max ? value : max), undefined);
}

/**
 * Values scaled so that the greatest is 65535, halves rounded away from zero. Above 32768 the factor is worked out first,
 * since the product would overflow: that loses digits, which are consensus too.
 */
export function maxUpscaleToU16(x: Vector): number[] {
  const max = greatest(x);
  if (max === undefined) return [];
  if (max === 0n) return x.map(fixedProportionToU16);
  const factor = I32F32.safeDiv(U16_ONE, max);
  return x.map(value =>
    I32F32.saturatingToU16(
      I32F32.round(
        max > LARGE ? I32F32.saturatingMul(value, factor) : I32F32.safeDiv(I32F32.saturatingMul(value, U16_ONE), max),
      ),
    ),
  );
}

/** As {@link maxUpscaleToU16}, of u16 values: how weights are stored (runtime.md 6.1, step 9). */
export function u16MaxUpscaleToU16(x: readonly number[]): number[] {
  return maxUpscaleToU16(x.map(u16ToFixed));
}

/** Whether no u16 value has more than `limit` 65535ths of the sum of all. */
export function isMaxLimited(x: readonly number[], limit: number): boolean {
  const max = greatest(normalize(x.map(u16ToFixed)));
  return max === undefined || max <= u16ProportionToFixed(limit);
}
