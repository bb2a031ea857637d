export { array } from "./array.ts";
export { BigInteger, i64, i128, i256, u64, u128, u256 } from "./big-integer.ts";
export { type BitOrder, BitSequence } from "./bit-sequence.ts";
export {
  boundedBTreeMap,
  boundedBTreeSet,
  boundedBytes,
  boundedVec,
  weakBoundedBytes,
  weakBoundedVec,
} from "./bounded.ts";
export type { Brand, Flavour } from "./brand.ts";
export { btreeMap, btreeSet } from "./btree.ts";
export { bytes, fixedBytes } from "./bytes.ts";
export { asField, Codec, compareBytes, Field, type FieldLike, type Fields, type Static } from "./codec.ts";
export { compact } from "./compact.ts";
export { compactUnit } from "./compact-unit.ts";
export { codecFromRegistry, RegistryCodecs } from "./dynamic.ts";
export { Era } from "./era.ts";
export { inside, ScaleError, type ScaleErrorCode } from "./errors.ts";
export { fixedPoint, typenum } from "./fixed-point.ts";
export { AccountId, H160, H256, H512, HexBytes } from "./hash.ts";
export { fromHex, type Hex, isHex, toHex } from "./hex.ts";
export { i8, i16, i32, SmallInt, u8, u16, u32 } from "./integer.ts";
export { decodeMetadata, encodeMetadata, METADATA_MAGIC, type Metadata } from "./metadata/metadata.ts";
export { StorageEntryModifier, StorageEntryType, StorageHasher } from "./metadata/storage.ts";
export {
  PortableField,
  PortableRegistry,
  PortableType,
  PortableTypeDef,
  PortableVariant,
  TypeParameter,
} from "./metadata/types.ts";
export { MetadataV14, SignedExtensionMetadata } from "./metadata/v14.ts";
export { CustomMetadata, FunctionParamMetadata, MetadataV15, OuterEnums } from "./metadata/v15.ts";
export {
  EnumDeprecationInfo,
  ItemDeprecationInfo,
  MetadataV16,
  TransactionExtensionMetadata,
  VariantDeprecationInfo,
} from "./metadata/v16.ts";
export { newtype, pathType, type TypeOptions } from "./newtype.ts";
export { u16Array, u32Array, u64Array } from "./number-arrays.ts";
export { type OptionValue, option, result } from "./option.ts";
export { bool, char, str } from "./primitive.ts";
export { MAX_DEPTH, Reader } from "./reader.ts";
export { alias, lazy, targetOf, token, withType } from "./reference.ts";
export { Registry, type Tokens } from "./registry.ts";
export { type StructValue, struct } from "./struct.ts";
export { type TupleStructValue, tuple, tupleStruct, unit } from "./tuple.ts";
export {
  type FieldInfo,
  PRIMITIVES,
  type PrimitiveName,
  plainType,
  type TypeDef,
  type TypeInfo,
  type TypeNode,
  type TypeParam,
  type VariantInfo,
} from "./type-info.ts";
export { U256 } from "./uint256.ts";
export {
  type TaggedValue,
  type VariantMember,
  type VariantOptions,
  type VariantSpec,
  type Variants,
  type VariantValue,
  variant,
} from "./variant.ts";
export { vec } from "./vec.ts";
export { Writer } from "./writer.ts";
