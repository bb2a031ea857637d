import { blake2_128, blake2_256, twox64, twox128, twox256 } from "@waystone/crypto";
import type { Codec } from "@waystone/scale";
import { concatBytes } from "./bytes.ts";

/** Substrate's storage hashers by the names that metadata gives them. */
export type HasherName =
  | "Blake2_128"
  | "Blake2_256"
  | "Blake2_128Concat"
  | "Twox128"
  | "Twox256"
  | "Twox64Concat"
  | "Identity";

/** One key of a storage map: its type and how it is hashed. */
export interface KeyHasher<K> {
  /** Phantom: the key's static type. */
  readonly Key: K;
  readonly hasher: HasherName;
  readonly codec: Codec<K>;
  /** Bytes that precede the encoded key, or `undefined` where the key itself is not part of the hash and cannot be read back. */
  readonly skip: number | undefined;
  hash(encoded: Uint8Array): Uint8Array;
}

function hasher<K>(
  name: HasherName,
  codec: Codec<K>,
  skip: number | undefined,
  hash: (e: Uint8Array) => Uint8Array,
): KeyHasher<K> {
  // `Key` exists for the type checker only; nobody reads it.
  return { hasher: name, codec, skip, hash } as KeyHasher<K>;
}

/** The key as it is. Only for keys that the chain chooses: a user who chooses keys could unbalance the trie. */
export const identity = <K>(codec: Codec<K>): KeyHasher<K> => hasher("Identity", codec, 0, e => e);

/** 16 bytes of BLAKE2b before the key: for keys that users choose. Can be iterated. */
export const blake2_128Concat = <K>(codec: Codec<K>): KeyHasher<K> =>
  hasher("Blake2_128Concat", codec, 16, e => concatBytes([blake2_128(e), e]));

/** 8 bytes of xxHash before the key: fast, for keys that are not under a user's control. Can be iterated. */
export const twox64Concat = <K>(codec: Codec<K>): KeyHasher<K> =>
  hasher("Twox64Concat", codec, 8, e => concatBytes([twox64(e), e]));

/** BLAKE2b-128 of the key alone. Cannot be iterated. */
export const blake2_128Hash = <K>(codec: Codec<K>): KeyHasher<K> => hasher("Blake2_128", codec, undefined, blake2_128);

/** BLAKE2b-256 of the key alone. Cannot be iterated. */
export const blake2_256Hash = <K>(codec: Codec<K>): KeyHasher<K> => hasher("Blake2_256", codec, undefined, blake2_256);

/** xxHash-128 of the key alone. Cannot be iterated. */
export const twox128Hash = <K>(codec: Codec<K>): KeyHasher<K> => hasher("Twox128", codec, undefined, twox128);

/** xxHash-256 of the key alone. Cannot be iterated. */
export const twox256Hash = <K>(codec: Codec<K>): KeyHasher<K> => hasher("Twox256", codec, undefined, twox256);
