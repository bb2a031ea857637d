import { type Codec, fixedPoint, i64, i128, u128 } from "@waystone/scale";
import type { Fixed, FixedType } from "../fixed/fixed-type.ts";
import { I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } from "../fixed/types.ts";

/** The raw bits fill the integer of storage, so every value that is read is one of the type. */
function codecOf<F extends string>(rust: string, type: FixedType<F>, storage: Codec<bigint>): Codec<Fixed<F>> {
  const bits: Codec<unknown> = storage;
  return fixedPoint(`substrate_fixed::${rust}`, bits as Codec<Fixed<F>>, type.fracBits, type.name);
}

/** Codec of I32F32: raw bits as i64. */
export const i32f32: Codec<I32F32> = codecOf("FixedI64", I32F32, i64);
/** Codec of I64F64: raw bits as i128. */
export const i64f64: Codec<I64F64> = codecOf("FixedI128", I64F64, i128);
/** Codec of U64F64: raw bits as u128. */
export const u64f64: Codec<U64F64> = codecOf("FixedU128", U64F64, u128);
/** Codec of I96F32: raw bits as i128. */
export const i96f32: Codec<I96F32> = codecOf("FixedI128", I96F32, i128);
/** Codec of U96F32: raw bits as u128. */
export const u96f32: Codec<U96F32> = codecOf("FixedU128", U96F32, u128);
/** Codec of I110F18: raw bits as i128. */
export const i110f18: Codec<I110F18> = codecOf("FixedI128", I110F18, i128);
/** Codec of U110F18: raw bits as u128. */
export const u110f18: Codec<U110F18> = codecOf("FixedU128", U110F18, u128);
