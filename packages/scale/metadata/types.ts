import type { Static } from "../codec.ts";
import { compact } from "../compact.ts";
import { u8, u32 } from "../integer.ts";
import { option } from "../option.ts";
import { str } from "../primitive.ts";
import { struct } from "../struct.ts";
import { variant } from "../variant.ts";
import { vec } from "../vec.ts";

/** Id of a type in a portable registry. */
export const TypeId = compact(u32);
/** Lines of documentation. */
export const Docs = vec(str);

/** A generic parameter; no `ty` for one that scale-info skips. */
export const TypeParameter = struct("scale_info::ty::TypeParameter", { name: str, ty: option(TypeId) });
/** A generic parameter. */
export type TypeParameter = Static<typeof TypeParameter>;

/** A field of a composite or of a variant. */
export const PortableField = struct("scale_info::ty::fields::Field", {
  name: option(str),
  ty: TypeId,
  type_name: option(str),
  docs: Docs,
});
/** A field of a composite or of a variant. */
export type PortableField = Static<typeof PortableField>;

/** One variant of an enum. */
export const PortableVariant = struct("scale_info::ty::variant::Variant", {
  name: str,
  fields: vec(PortableField),
  index: u8,
  docs: Docs,
});
/** One variant of an enum. */
export type PortableVariant = Static<typeof PortableVariant>;

/** A primitive by its wire name. */
export const PortablePrimitive = variant("scale_info::ty::TypeDefPrimitive", {
  bool: 0,
  char: 1,
  str: 2,
  u8: 3,
  u16: 4,
  u32: 5,
  u64: 6,
  u128: 7,
  u256: 8,
  i8: 9,
  i16: 10,
  i32: 11,
  i64: 12,
  i128: 13,
  i256: 14,
});

/** Shape of a type. */
export const PortableTypeDef = variant("scale_info::ty::TypeDef", {
  Composite: [0, { fields: vec(PortableField) }],
  Variant: [1, { variants: vec(PortableVariant) }],
  Sequence: [2, { type_param: TypeId }],
  Array: [3, { len: u32, type_param: TypeId }],
  Tuple: [4, vec(TypeId)],
  Primitive: [5, PortablePrimitive],
  Compact: [6, { type_param: TypeId }],
  BitSequence: [7, { bit_store_type: TypeId, bit_order_type: TypeId }],
});
/** Shape of a type. */
export type PortableTypeDef = Static<typeof PortableTypeDef>;

/** A type of a portable registry with its id. */
export const PortableType = struct("scale_info::portable::PortableType", {
  id: TypeId,
  ty: struct("scale_info::ty::Type", {
    path: vec(str),
    type_params: vec(TypeParameter),
    type_def: PortableTypeDef,
    docs: Docs,
  }),
});
/** A type of a portable registry with its id. */
export type PortableType = Static<typeof PortableType>;

/** All types of a runtime; a type's id is its position. */
export const PortableRegistry = vec(PortableType);
