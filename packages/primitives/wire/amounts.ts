import { type Codec, i64, newtype, struct, u64, u128 } from "@waystone/scale";
import type { SafeFloat as DecimalShare } from "../shares/safe-float.ts";

/** Codec of a share of one in parts of 10^18, as a bigint. Values above one are read, and clamped by nobody. */
export const Perquintill: Codec<bigint> = newtype("sp_arithmetic::per_things::Perquintill", u64);

/** Codec of the decimal shares of a pool (runtime.md 0.4). What is stored is normalised already. */
export const SafeFloat: Codec<SafeFloat> = struct("share_pool::SafeFloat", { mantissa: u128, exponent: i64 });
/** A decimal number that is never negative: see `shares/safe-float.ts`. */
export type SafeFloat = DecimalShare;
