import { type Codec, hexBytes, u8, u16, u32, u64 } from "@waystone/scale";

declare const brand: unique symbol;
declare const flavour: unique symbol;

/** A type that is told apart from its base and from every other brand. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };
/** A type that takes literals of its base and refuses other flavours. */
export type Flavour<T, F extends string> = T & { readonly [flavour]?: F };

/** 32 bytes of an account as lower-case hex with `0x`: `===`, `Map` and string order work as on bytes. */
export type AccountId = Brand<string, "AccountId">;
/** The key that owns funds and hotkeys. */
export type Coldkey = AccountId & { readonly [flavour]?: "Coldkey" };
/** The key that a neuron works with. */
export type Hotkey = AccountId & { readonly [flavour]?: "Hotkey" };
/** BLAKE2b-256 hash as lower-case hex with `0x`. */
export type Hash = Brand<string, "Hash">;
/** Number of a subnet; 0 is root. */
export type NetUid = Flavour<number, "NetUid">;
/** Number of a mechanism inside a subnet; 0 is the main one. */
export type MechId = Flavour<number, "MechId">;
/** `netuid + mecid × 4096`: where a mechanism's vectors are stored. */
export type NetUidStorageIndex = Flavour<number, "NetUidStorageIndex">;
/** Amount of TAO in rao, 10⁻⁹ TAO. */
export type Rao = Flavour<bigint, "Rao">;
/** Amount of a subnet's alpha in 10⁻⁹ alpha. */
export type Alpha = Flavour<bigint, "Alpha">;
/** Number of a block. */
export type BlockNumber = Flavour<number, "BlockNumber">;

/** Codec of {@link AccountId}; type 0 of every registry. */
export const AccountId: Codec<AccountId> = hexBytes<AccountId>("sp_core::crypto::AccountId32", 32);
/** Codec of {@link Hash}. */
export const H256: Codec<Hash> = hexBytes<Hash>("primitive_types::H256", 32);
/** Codec of {@link NetUid}: a plain u16 in metadata. */
export const NetUid: Codec<NetUid> = u16;
/** Codec of {@link MechId}: a plain u8 in metadata. */
export const MechId: Codec<MechId> = u8;
/** Codec of {@link NetUidStorageIndex}: a plain u16 in metadata. */
export const NetUidStorageIndex: Codec<NetUidStorageIndex> = u16;
/** Codec of {@link Rao}: a plain u64 in metadata. */
export const Rao: Codec<Rao> = u64;
/** Codec of {@link Alpha}: a plain u64 in metadata. */
export const Alpha: Codec<Alpha> = u64;
/** Codec of {@link BlockNumber}. */
export const BlockNumber: Codec<BlockNumber> = u32;

/** The account of 32 zero bytes. */
export const ZERO_ACCOUNT = `0x${"00".repeat(32)}` as AccountId;
/** The hash of 32 zero bytes. */
export const ZERO_HASH = `0x${"00".repeat(32)}` as Hash;
