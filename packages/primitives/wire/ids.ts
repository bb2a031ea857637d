import { type AccountId, alias, type Codec, type Flavour, H256 as ScaleH256, u8, u16, u32, u64 } from "@waystone/scale";

export { AccountId, type Brand, type Flavour } from "@waystone/scale";

/** The key that owns funds and hotkeys. */
export type Coldkey = Flavour<AccountId, "Coldkey">;
/** The key that a neuron works with. */
export type Hotkey = Flavour<AccountId, "Hotkey">;
/** BLAKE2b-256 hash as lower-case hex with `0x`. */
export type Hash = ScaleH256;
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

/** Codec of {@link Hash}. */
export const H256: Codec<Hash> = ScaleH256;
/** Codec of {@link NetUid}: a plain u16 in metadata. */
export const NetUid: Codec<NetUid> = alias("NetUid", u16);
/** Codec of {@link MechId}: a plain u8 in metadata. */
export const MechId: Codec<MechId> = alias("MechId", u8);
/** Codec of {@link NetUidStorageIndex}: a plain u16 in metadata. */
export const NetUidStorageIndex: Codec<NetUidStorageIndex> = alias("NetUidStorageIndex", u16);
/** Codec of {@link Rao}: a plain u64 in metadata. */
export const Rao: Codec<Rao> = alias("TaoBalance", u64);
/** Codec of {@link Alpha}: a plain u64 in metadata. */
export const Alpha: Codec<Alpha> = alias("AlphaBalance", u64);
/** Codec of {@link BlockNumber}. */
export const BlockNumber: Codec<BlockNumber> = alias("BlockNumberFor<T>", u32);

const NETUIDS = 4096;
const U16_MAX = 0xffff;

/** Where a mechanism's vectors are stored: `netuid + mecid × 4096`, clamped to u16; the netuid itself for mechanism 0. */
export function storageIndexOf(netuid: NetUid, mecid: MechId): NetUidStorageIndex {
  return Math.min(netuid + mecid * NETUIDS, U16_MAX);
}

/** The subnet and the mechanism of a storage index. */
export function mechanismOf(index: NetUidStorageIndex): readonly [netuid: NetUid, mecid: MechId] {
  return [index % NETUIDS, Math.floor(index / NETUIDS)];
}

/** The account of 32 zero bytes. */
export const ZERO_ACCOUNT = `0x${"00".repeat(32)}` as AccountId;
/** The hash of 32 zero bytes. */
export const ZERO_HASH: Hash = `0x${"00".repeat(32)}`;
