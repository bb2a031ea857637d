import type { Static } from "../codec.ts";
import { u8 } from "../integer.ts";
import { option } from "../option.ts";
import { str } from "../primitive.ts";
import { struct } from "../struct.ts";
import { vec } from "../vec.ts";
import { constantFields, storageEntryFields } from "./storage.ts";
import { PortableRegistry, TypeId } from "./types.ts";

/** Fields that a pallet has in V14 and V15. */
export const palletFieldsV14 = {
  name: str,
  storage: option(
    struct("frame_metadata::v14::PalletStorageMetadata", {
      prefix: str,
      entries: vec(struct("frame_metadata::v14::StorageEntryMetadata", storageEntryFields)),
    }),
  ),
  calls: option(struct("frame_metadata::v14::PalletCallMetadata", { ty: TypeId })),
  event: option(struct("frame_metadata::v14::PalletEventMetadata", { ty: TypeId })),
  constants: vec(struct("frame_metadata::v14::PalletConstantMetadata", constantFields)),
  error: option(struct("frame_metadata::v14::PalletErrorMetadata", { ty: TypeId })),
  index: u8,
};

/** A transaction extension: what the transaction carries, and what is only signed. */
export const SignedExtensionMetadata = struct("frame_metadata::v14::SignedExtensionMetadata", {
  identifier: str,
  ty: TypeId,
  additional_signed: TypeId,
});
/** A transaction extension: what the transaction carries, and what is only signed. */
export type SignedExtensionMetadata = Static<typeof SignedExtensionMetadata>;

/** Metadata format 14: types, pallets, the extrinsic. Without runtime APIs. */
export const MetadataV14 = struct("frame_metadata::v14::RuntimeMetadataV14", {
  types: PortableRegistry,
  pallets: vec(struct("frame_metadata::v14::PalletMetadata", palletFieldsV14)),
  extrinsic: struct("frame_metadata::v14::ExtrinsicMetadata", {
    ty: TypeId,
    version: u8,
    signed_extensions: vec(SignedExtensionMetadata),
  }),
  ty: TypeId,
});
/** Metadata format 14. */
export type MetadataV14 = Static<typeof MetadataV14>;
