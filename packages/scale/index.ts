export { bytes, fixedBytes, RawBytes } from "./bytes.ts";
export { Codec, Field, type Fields, type Static, type StaticFields, toField } from "./codec.ts";
export { array, boundedOf, boundedVec, btreeMap, btreeSet, newtype, vec, weakBoundedVec } from "./collections.ts";
export { lazy, type StaticTuple, struct, type TypeOptions, token, tuple, tupleStruct, unit } from "./composites.ts";
export { ScaleError, type ScaleErrorCode, within } from "./errors.ts";
export { fromHex, toHex } from "./hex.ts";
export { bool, compact, i8, i16, i32, i64, i128, i256, str, u8, u16, u32, u64, u128, u256 } from "./numbers.ts";
export { MAX_DEPTH, Reader } from "./reader.ts";
export {
  anonymous,
  type PrimitiveName,
  rustName,
  type TypeDef,
  type TypeField,
  type TypeInfo,
  type TypeParam,
  type TypeVariant,
} from "./type-info.ts";
export {
  option,
  type Payload,
  result,
  type StaticPayload,
  type StaticVariant,
  type Variants,
  variant,
} from "./variants.ts";
export { hexBytes } from "./well-known.ts";
export { Writer } from "./writer.ts";
