import { btreeMap } from "../btree.ts";
import { bytes } from "../bytes.ts";
import type { Static } from "../codec.ts";
import { u8 } from "../integer.ts";
import { str } from "../primitive.ts";
import { struct } from "../struct.ts";
import { vec } from "../vec.ts";
import { Docs, PortableRegistry, TypeId } from "./types.ts";
import { palletFieldsV14, SignedExtensionMetadata } from "./v14.ts";

/** An argument of a runtime API or view function. */
export const FunctionParamMetadata = struct("frame_metadata::v15::RuntimeApiMethodParamMetadata", {
  name: str,
  ty: TypeId,
});
/** An argument of a runtime API or view function. */
export type FunctionParamMetadata = Static<typeof FunctionParamMetadata>;

/** Fields that a method of a runtime API has in every format. */
export const apiMethodFields = { name: str, inputs: vec(FunctionParamMetadata), output: TypeId, docs: Docs };

/** The enums that gather all pallets' calls, events and errors. */
export const OuterEnums = struct("frame_metadata::v15::OuterEnums", {
  call_enum_ty: TypeId,
  event_enum_ty: TypeId,
  error_enum_ty: TypeId,
});
/** The enums that gather all pallets' calls, events and errors. */
export type OuterEnums = Static<typeof OuterEnums>;

/** Values that a chain adds to its metadata, by name. */
export const CustomMetadata = struct("frame_metadata::v15::CustomMetadata", {
  map: btreeMap(str, struct("frame_metadata::v15::CustomValueMetadata", { ty: TypeId, value: bytes })),
});
/** Values that a chain adds to its metadata, by name. */
export type CustomMetadata = Static<typeof CustomMetadata>;

/** Metadata format 15: V14 with docs of pallets, runtime APIs, the outer enums and the parts of the extrinsic. */
export const MetadataV15 = struct("frame_metadata::v15::RuntimeMetadataV15", {
  types: PortableRegistry,
  pallets: vec(struct("frame_metadata::v15::PalletMetadata", { ...palletFieldsV14, docs: Docs })),
  extrinsic: struct("frame_metadata::v15::ExtrinsicMetadata", {
    version: u8,
    address_ty: TypeId,
    call_ty: TypeId,
    signature_ty: TypeId,
    extra_ty: TypeId,
    signed_extensions: vec(SignedExtensionMetadata),
  }),
  ty: TypeId,
  apis: vec(
    struct("frame_metadata::v15::RuntimeApiMetadata", {
      name: str,
      methods: vec(struct("frame_metadata::v15::RuntimeApiMethodMetadata", apiMethodFields)),
      docs: Docs,
    }),
  ),
  outer_enums: OuterEnums,
  custom: CustomMetadata,
});
/** Metadata format 15. */
export type MetadataV15 = Static<typeof MetadataV15>;
