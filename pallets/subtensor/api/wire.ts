import { Alpha, NetUid, Rao } from "@waystone/primitives";
import { type Codec, compact, u8, u16, u32, u64, u128, vec } from "@waystone/scale";

/** Compact integers, as most fields of the answers are written. */
export const C8: Codec<number> = compact(u8);
export const C16: Codec<number> = compact(u16);
export const C32: Codec<number> = compact(u32);
export const C64: Codec<bigint> = compact(u64);
export const C128: Codec<bigint> = compact(u128);
export const CNetUid: Codec<NetUid> = compact(NetUid);
export const CRao: Codec<Rao> = compact(Rao);
export const CAlpha: Codec<Alpha> = compact(Alpha);
/** Text as clients of these answers expect it: one compact integer a byte. */
export const Text: Codec<readonly number[]> = vec(C8);

/** Bytes as {@link Text}. */
export const toText = (bytes: Uint8Array): readonly number[] => [...bytes];
