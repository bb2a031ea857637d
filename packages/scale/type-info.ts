import type { Codec, Field } from "./codec.ts";

/** Names of the primitive types of scale-info. */
export type PrimitiveName =
  | "bool"
  | "char"
  | "str"
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "u128"
  | "u256"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "i128"
  | "i256";

/** A field of a composite or of a variant's payload. */
export interface TypeField {
  readonly name: string | undefined;
  readonly field: Field<unknown>;
}

/** One variant of an enum. */
export interface TypeVariant {
  readonly name: string;
  readonly index: number;
  readonly docs: readonly string[];
  readonly fields: readonly TypeField[];
}

/** What a type consists of. Other types are named by their codecs; the registry gives them ids. */
export type TypeDef =
  | { readonly kind: "composite"; readonly fields: readonly TypeField[] }
  | { readonly kind: "variant"; readonly variants: readonly TypeVariant[] }
  | { readonly kind: "sequence"; readonly item: Codec<unknown> }
  | { readonly kind: "array"; readonly length: number; readonly item: Codec<unknown> }
  | { readonly kind: "tuple"; readonly items: readonly Codec<unknown>[] }
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "compact"; readonly item: Codec<unknown> }
  | { readonly kind: "bitSequence"; readonly store: Codec<unknown>; readonly order: Codec<unknown> }
  /** A type that the runtime at hand decides, such as `RuntimeCall`. */
  | { readonly kind: "token"; readonly name: string }
  /** Another codec that is not known yet while this one is built: recursion. */
  | { readonly kind: "reference"; readonly name: string; readonly to: () => Codec<unknown> };

/** A type parameter of a generic type. */
export interface TypeParam {
  readonly name: string;
  readonly codec: Codec<unknown> | undefined;
}

/** Everything that metadata says of a type. */
export interface TypeInfo {
  /** Path of the Rust type, empty for anonymous ones. */
  readonly path: readonly string[];
  readonly params: readonly TypeParam[];
  readonly def: TypeDef;
  readonly docs: readonly string[];
}

/** A type without path, parameters and docs. */
export function anonymous(def: TypeDef): TypeInfo {
  return { path: [], params: [], def, docs: [] };
}

/** How a type is written in Rust, for `typeName`: `Vec<u8>`, `AccountId32`, `(u64, u64)`. */
export function rustName(codec: Codec<unknown>): string {
  const { path, params, def } = codec.type;
  const last = path[path.length - 1];
  if (last !== undefined) {
    const inner = params.flatMap(p => (p.codec === undefined ? [] : [rustName(p.codec)]));
    return inner.length > 0 ? `${last}<${inner.join(", ")}>` : last;
  }
  switch (def.kind) {
    case "primitive":
      return def.name;
    case "sequence":
      return `Vec<${rustName(def.item)}>`;
    case "array":
      return `[${rustName(def.item)}; ${def.length}]`;
    case "tuple":
      return `(${def.items.map(rustName).join(", ")})`;
    case "compact":
      return `Compact<${rustName(def.item)}>`;
    case "token":
    case "reference":
      return def.name;
    default:
      return "Self";
  }
}
