/** Anything that has a type of its own in the registry: every codec, or a type that only metadata shows. */
export interface TypeNode {
  readonly type: TypeInfo;
  /** The node behind this one where this one is only another name for it (`lazy`, `alias`). */
  readonly target?: TypeNode;
}

/** What scale-info says about a type; `def` points at other nodes, not at ids. */
export interface TypeInfo {
  /** How a field of this type is written in Rust, such as `Vec<u16>`: the default `typeName`. */
  readonly name: string;
  /** Rust path, segments joined by `::`; empty for built-in types. */
  readonly path: string;
  readonly params: readonly TypeParam[];
  readonly def: TypeDef;
  readonly docs: readonly string[];
}

/** A generic parameter; without `type` it is one that scale-info skips, such as a bound. */
export interface TypeParam {
  readonly name: string;
  readonly type: TypeNode | undefined;
}

/** A field of a composite or of a variant. */
export interface FieldInfo {
  readonly name: string | undefined;
  readonly type: TypeNode;
  readonly typeName: string | undefined;
  readonly docs: readonly string[];
}

/** One variant of an enum with its wire index, 0–255. */
export interface VariantInfo {
  readonly name: string;
  readonly index: number;
  readonly fields: readonly FieldInfo[];
  readonly docs: readonly string[];
}

/** Primitives of scale-info, in the order of their wire index. */
export const PRIMITIVES = [
  "bool",
  "char",
  "str",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "u256",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "i256",
] as const;

/** Name of a scale-info primitive. */
export type PrimitiveName = (typeof PRIMITIVES)[number];

/** Shape of a type. `token` stands for a type that only the runtime knows; the registry resolves it. */
export type TypeDef =
  | { readonly kind: "composite"; readonly fields: readonly FieldInfo[] }
  | { readonly kind: "variant"; readonly variants: readonly VariantInfo[] }
  | { readonly kind: "sequence"; readonly element: TypeNode }
  | { readonly kind: "array"; readonly element: TypeNode; readonly length: number }
  | { readonly kind: "tuple"; readonly elements: readonly TypeNode[] }
  | { readonly kind: "primitive"; readonly primitive: PrimitiveName }
  | { readonly kind: "compact"; readonly element: TypeNode }
  | { readonly kind: "bitSequence"; readonly store: TypeNode; readonly order: TypeNode }
  | { readonly kind: "token"; readonly token: string };

const MAX_NAME = 1000;

/** Type info of a type without path and parameters. */
export function plainType(name: string, def: TypeDef): TypeInfo {
  return { name: shorten(name), path: "", params: [], def, docs: [] };
}

/** Cuts a name that has grown beyond use: in hostile metadata names can double with each level. */
export function shorten(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME)}…`;
}

/** Last segment of a Rust path. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf(":") + 1);
}
