import { bytes } from "../bytes.ts";
import type { Static } from "../codec.ts";
import { str } from "../primitive.ts";
import { variant } from "../variant.ts";
import { vec } from "../vec.ts";
import { Docs, TypeId } from "./types.ts";

/** What is read where nothing is stored: nothing (`Optional`) or the default (`Default`). */
export const StorageEntryModifier = variant("frame_metadata::v14::StorageEntryModifier", { Optional: 0, Default: 1 });
/** What is read where nothing is stored. */
export type StorageEntryModifier = Static<typeof StorageEntryModifier>;

/** How a key is hashed into the storage key. */
export const StorageHasher = variant("frame_metadata::v14::StorageHasher", {
  Blake2_128: 0,
  Blake2_256: 1,
  Blake2_128Concat: 2,
  Twox128: 3,
  Twox256: 4,
  Twox64Concat: 5,
  Identity: 6,
});
/** How a key is hashed into the storage key. */
export type StorageHasher = Static<typeof StorageHasher>;

/** A single value or a map; with several hashers `key` is a tuple of as many types. */
export const StorageEntryType = variant("frame_metadata::v14::StorageEntryType", {
  Plain: [0, TypeId],
  Map: [1, { hashers: vec(StorageHasher), key: TypeId, value: TypeId }],
});
/** A single value or a map. */
export type StorageEntryType = Static<typeof StorageEntryType>;

/** Fields that a storage entry has in every format. */
export const storageEntryFields = {
  name: str,
  modifier: StorageEntryModifier,
  ty: StorageEntryType,
  default: bytes,
  docs: Docs,
};

/** Fields that a constant has in every format. */
export const constantFields = { name: str, ty: TypeId, value: bytes, docs: Docs };
