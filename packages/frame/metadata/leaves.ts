import {
  bool,
  type Codec,
  compact,
  option,
  type PortableType,
  type Static,
  str,
  struct,
  type TaggedValue,
  u8,
  u32,
  type Variants,
  variant,
  vec,
} from "@waystone/scale";
import { FrameError } from "../errors.ts";

const PRIMITIVES = ["bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "u256"] as const;
const SIGNED = ["i8", "i16", "i32", "i64", "i128", "i256"] as const;
const COMPACTS = ["u8", "u16", "u32", "u64", "u128", "u256"] as const;
/** Names of all references without a number, in the order of their wire indices. */
const PLAIN = [...PRIMITIVES, ...SIGNED, ...COMPACTS.map(name => `compact ${name}`), "void"];

const references: Variants = {
  ...Object.fromEntries(PLAIN.map((name, index) => [name, index] as const)),
  id: [PLAIN.length, compact(u32)],
};

/** How a leaf names another type: a primitive, a compact, nothing, or the number of a leaf (RFC 78). */
export const TypeRef: Codec<TaggedValue> = variant("TypeRef", references);

const Field = struct("Field", { name: option(str), ty: TypeRef, type_name: option(str) });

/** One piece of type information; an enum is as many as it has variants. */
export const Leaf = struct("Type", {
  path: vec(str),
  type_def: variant("TypeDef", {
    Composite: [0, vec(Field)],
    Enumeration: [1, { name: str, fields: vec(Field), index: compact(u32) }],
    Sequence: [2, TypeRef],
    Array: [3, { len: u32, type_param: TypeRef }],
    Tuple: [4, vec(TypeRef)],
    BitSequence: [5, { num_bytes: u8, least_significant_bit_first: bool }],
  }),
  type_id: compact(u32),
});
/** One piece of type information. */
export type Leaf = Static<typeof Leaf>;

type Def = PortableType["ty"]["type_def"];

const plain = (type: string): TaggedValue => ({ type });

/** The types that extrinsics consist of, numbered as RFC 78 does. */
export class LeafIndex {
  readonly #types: readonly PortableType[];
  /** Ids of the registry, ascending; the position is the number of the leaf. */
  readonly #ids: readonly number[];
  readonly #numbers: ReadonlyMap<number, number>;

  /** @param roots ids of the types from which all others are reached */
  constructor(types: readonly PortableType[], roots: readonly number[]) {
    this.#types = types;
    const reached = new Set<number>();
    const open = [...roots];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id) || this.#plain(id) !== undefined) continue;
      reached.add(id);
      open.push(...partsOf(this.#type(id).type_def));
    }
    this.#ids = [...reached].sort((a, b) => a - b);
    this.#numbers = new Map(this.#ids.map((id, number) => [id, number]));
  }

  /** How leaves name a type. */
  ref(id: number): TaggedValue {
    const name = this.#plain(id);
    if (name !== undefined) return plain(name);
    return { type: "id", value: this.#numbers.get(id) };
  }

  /** All leaves, by number, the variants of an enum by index. */
  leaves(): Leaf[] {
    return this.#ids.flatMap((id, type_id) => {
      const { path, type_def } = this.#type(id);
      return this.#defs(type_def).map(def => ({ path, type_def: def, type_id }) as Leaf);
    });
  }

  #type(id: number): PortableType["ty"] {
    const type = this.#types[id];
    if (type === undefined) throw new FrameError("bad-metadata", `the registry has no type of number ${id}`);
    return type.ty;
  }

  /** Name of a type that is no leaf of its own: primitives, compacts, and what is encoded to nothing. */
  #plain(id: number): string | undefined {
    const def = this.#type(id).type_def;
    switch (def.type) {
      case "Primitive":
        return def.value;
      case "Composite":
        return def.value.fields.length === 0 ? "void" : undefined;
      case "Variant":
        return def.value.variants.length === 0 ? "void" : undefined;
      case "Tuple":
        return def.value.length === 0 ? "void" : undefined;
      case "Compact": {
        const inner = this.#innermost(def.value.type_param);
        return inner === "void" ? inner : `compact ${inner}`;
      }
      default:
        return undefined;
    }
  }

  /** The primitive that a compact stands for, through newtypes. */
  #innermost(id: number): string {
    const name = this.#plain(id);
    if (name !== undefined) return name;
    const [only] = partsOf(this.#type(id).type_def);
    if (only === undefined) throw new FrameError("bad-metadata", `type ${id} stands in a compact and is no number`);
    return this.#innermost(only);
  }

  #defs(def: Def): TaggedValue[] {
    const ref = (id: number) => this.ref(id);
    const fields = (list: readonly { name: string | undefined; ty: number; type_name: string | undefined }[]) =>
      list.map(({ name, ty, type_name }) => ({ name, ty: ref(ty), type_name }));
    switch (def.type) {
      case "Composite":
        return [{ type: "Composite", value: fields(def.value.fields) }];
      case "Variant":
        return [...def.value.variants]
          .sort((a, b) => a.index - b.index)
          .map(({ name, index, fields: own }) => ({
            type: "Enumeration",
            value: { name, fields: fields(own), index },
          }));
      case "Sequence":
        return [{ type: "Sequence", value: ref(def.value.type_param) }];
      case "Array":
        return [{ type: "Array", value: { len: def.value.len, type_param: ref(def.value.type_param) } }];
      case "Tuple":
        return [{ type: "Tuple", value: def.value.map(ref) }];
      case "BitSequence": {
        const bits = Number(this.#innermost(def.value.bit_store_type).slice(1));
        const least_significant_bit_first = this.#type(def.value.bit_order_type).path.at(-1) === "Lsb0";
        return [{ type: "BitSequence", value: { num_bytes: bits / 8, least_significant_bit_first } }];
      }
      case "Primitive":
      case "Compact":
        return [];
    }
  }
}

/** Ids of the types that a leaf names. */
function partsOf(def: Def): readonly number[] {
  switch (def.type) {
    case "Composite":
      return def.value.fields.map(({ ty }) => ty);
    case "Variant":
      return def.value.variants.flatMap(({ fields }) => fields.map(({ ty }) => ty));
    case "Sequence":
    case "Array":
      return [def.value.type_param];
    case "Tuple":
      return def.value;
    case "BitSequence":
    case "Primitive":
    case "Compact":
      return [];
  }
}
