import { type Fixed, FixedType } from "./fixed-type.ts";

/** Raw bits of a number with 32 integer and 32 fraction bits, stored as i64: matrices and vectors of the epoch. */
export type I32F32 = Fixed<"I32F32">;
/** Arithmetic of {@link I32F32:type}. */
export const I32F32: FixedType<"I32F32"> = new FixedType("I32F32", true, 32, 32);

/** Raw bits of a number with 64 integer and 64 fraction bits, stored as i128: stake weights, lock exponents. */
export type I64F64 = Fixed<"I64F64">;
/** Arithmetic of {@link I64F64:type}. */
export const I64F64: FixedType<"I64F64"> = new FixedType("I64F64", true, 64, 64);

/** Raw bits of a number with 64 integer and 64 fraction bits, stored as u128: prices in TAO for one alpha, conviction, lease shares, burn multipliers. */
export type U64F64 = Fixed<"U64F64">;
/** Arithmetic of {@link U64F64:type}. */
export const U64F64: FixedType<"U64F64"> = new FixedType("U64F64", false, 64, 64);

/** Raw bits of a number with 96 integer and 32 fraction bits, stored as i128: emission by issuance, moving prices, root claims. */
export type I96F32 = Fixed<"I96F32">;
/** Arithmetic of {@link I96F32:type}. */
export const I96F32: FixedType<"I96F32"> = new FixedType("I96F32", true, 96, 32);

/** Raw bits of a number with 96 integer and 32 fraction bits, stored as u128: coinbase shares, dividends, TAO weight, root proportion. */
export type U96F32 = Fixed<"U96F32">;
/** Arithmetic of {@link U96F32:type}. */
export const U96F32: FixedType<"U96F32"> = new FixedType("U96F32", false, 96, 32);

/** Raw bits of a number with 110 integer and 18 fraction bits, stored as i128: old storage and dead flow code. */
export type I110F18 = Fixed<"I110F18">;
/** Arithmetic of {@link I110F18:type}. */
export const I110F18: FixedType<"I110F18"> = new FixedType("I110F18", true, 110, 18);

/** Raw bits of a number with 110 integer and 18 fraction bits, stored as u128: old storage and dead flow code. */
export type U110F18 = Fixed<"U110F18">;
/** Arithmetic of {@link U110F18:type}. */
export const U110F18: FixedType<"U110F18"> = new FixedType("U110F18", false, 110, 18);

/** Raw bits of a number with 9 integer and 23 fraction bits, stored as i32: constants inside the transcendental functions only. */
export type I9F23 = Fixed<"I9F23">;
/** Arithmetic of {@link I9F23:type}. */
export const I9F23: FixedType<"I9F23"> = new FixedType("I9F23", true, 9, 23);
