import { btreeMap } from "../btree.ts";
import { bytes, fixedBytes } from "../bytes.ts";
import type { Static } from "../codec.ts";
import { compact } from "../compact.ts";
import { u8, u32 } from "../integer.ts";
import { option } from "../option.ts";
import { str } from "../primitive.ts";
import { struct } from "../struct.ts";
import { variant } from "../variant.ts";
import { vec } from "../vec.ts";
import { constantFields, storageEntryFields } from "./storage.ts";
import { Docs, PortableRegistry, TypeId } from "./types.ts";
import { apiMethodFields, CustomMetadata, FunctionParamMetadata, OuterEnums } from "./v15.ts";

/** Whether an item is deprecated, why and since when. */
export const ItemDeprecationInfo = variant("frame_metadata::v16::ItemDeprecationInfo", {
  NotDeprecated: 0,
  DeprecatedWithoutNote: 1,
  Deprecated: [2, { note: str, since: option(str) }],
});
/** Whether an item is deprecated, why and since when. */
export type ItemDeprecationInfo = Static<typeof ItemDeprecationInfo>;

/** Why and since when a variant is deprecated. */
export const VariantDeprecationInfo = variant("frame_metadata::v16::VariantDeprecationInfo", {
  DeprecatedWithoutNote: 1,
  Deprecated: [2, { note: str, since: option(str) }],
});
/** Why and since when a variant is deprecated. */
export type VariantDeprecationInfo = Static<typeof VariantDeprecationInfo>;

/** Deprecated variants of an enum by their index; the others are not listed. */
export const EnumDeprecationInfo = btreeMap(u8, VariantDeprecationInfo);
/** Deprecated variants of an enum by their index. */
export type EnumDeprecationInfo = Static<typeof EnumDeprecationInfo>;

const deprecation_info = ItemDeprecationInfo;
const enumOf = (path: string) => option(struct(path, { ty: TypeId, deprecation_info: EnumDeprecationInfo }));

/** A transaction extension: what the transaction carries, and what is only signed. */
export const TransactionExtensionMetadata = struct("frame_metadata::v16::TransactionExtensionMetadata", {
  identifier: str,
  ty: TypeId,
  implicit: TypeId,
});
/** A transaction extension: what the transaction carries, and what is only signed. */
export type TransactionExtensionMetadata = Static<typeof TransactionExtensionMetadata>;

const PalletMetadata = struct("frame_metadata::v16::PalletMetadata", {
  name: str,
  storage: option(
    struct("frame_metadata::v16::PalletStorageMetadata", {
      prefix: str,
      entries: vec(struct("frame_metadata::v16::StorageEntryMetadata", { ...storageEntryFields, deprecation_info })),
    }),
  ),
  calls: enumOf("frame_metadata::v16::PalletCallMetadata"),
  event: enumOf("frame_metadata::v16::PalletEventMetadata"),
  constants: vec(struct("frame_metadata::v16::PalletConstantMetadata", { ...constantFields, deprecation_info })),
  error: enumOf("frame_metadata::v16::PalletErrorMetadata"),
  associated_types: vec(
    struct("frame_metadata::v16::PalletAssociatedTypeMetadata", { name: str, ty: TypeId, docs: Docs }),
  ),
  view_functions: vec(
    struct("frame_metadata::v16::PalletViewFunctionMetadata", {
      id: fixedBytes(32),
      name: str,
      inputs: vec(FunctionParamMetadata),
      output: TypeId,
      docs: Docs,
      deprecation_info,
    }),
  ),
  index: u8,
  docs: Docs,
  deprecation_info,
});

/** Metadata format 16: V15 with deprecations, view functions, associated types, versions of APIs and of the extrinsic. */
export const MetadataV16 = struct("frame_metadata::v16::RuntimeMetadataV16", {
  types: PortableRegistry,
  pallets: vec(PalletMetadata),
  extrinsic: struct("frame_metadata::v16::ExtrinsicMetadata", {
    versions: bytes,
    address_ty: TypeId,
    call_ty: TypeId,
    signature_ty: TypeId,
    transaction_extensions_by_version: btreeMap(u8, vec(compact(u32))),
    transaction_extensions: vec(TransactionExtensionMetadata),
  }),
  apis: vec(
    struct("frame_metadata::v16::RuntimeApiMetadata", {
      name: str,
      methods: vec(struct("frame_metadata::v16::RuntimeApiMethodMetadata", { ...apiMethodFields, deprecation_info })),
      docs: Docs,
      version: compact(u32),
      deprecation_info,
    }),
  ),
  outer_enums: OuterEnums,
  custom: CustomMetadata,
});
/** Metadata format 16. */
export type MetadataV16 = Static<typeof MetadataV16>;
