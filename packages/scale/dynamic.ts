import { array } from "./array.ts";
import { i64, i128, i256, u64, u128, u256 } from "./big-integer.ts";
import { BitSequence } from "./bit-sequence.ts";
import { btreeMap, btreeSet } from "./btree.ts";
import { bytes, fixedBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { compact } from "./compact.ts";
import { compactUnit } from "./compact-unit.ts";
import { Era } from "./era.ts";
import { ScaleError } from "./errors.ts";
import { AccountId, H160, H256, H512, type HexBytes } from "./hash.ts";
import type { Hex } from "./hex.ts";
import { i8, i16, i32, u8, u16, u32 } from "./integer.ts";
import type { PortableField, PortableType, PortableVariant } from "./metadata/types.ts";
import { Newtype, pathType } from "./newtype.ts";
import { option } from "./option.ts";
import { bool, char, str } from "./primitive.ts";
import { lazy } from "./reference.ts";
import { Struct } from "./struct.ts";
import { Tuple, tuple, unit } from "./tuple.ts";
import type { FieldInfo, PrimitiveName, VariantInfo } from "./type-info.ts";
import { U256 } from "./uint256.ts";
import { unnamedPayload, variantCodec } from "./variant.ts";
import { vec } from "./vec.ts";

const PRIMITIVE_CODECS: Readonly<Record<PrimitiveName, Codec<unknown>>> = {
  bool,
  char,
  str,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
  i8,
  i16,
  i32,
  i64,
  i128,
  i256,
};

const HEX_TYPES: Readonly<Record<string, HexBytes<Hex>>> = Object.fromEntries(
  [AccountId as HexBytes<Hex>, H160, H256, H512].map(codec => [codec.type.path, codec]),
);

/** Types nest less than this in every runtime known; hostile metadata must not exhaust the stack. */
const MAX_LEVELS = 400;
/** Values without bytes cost time all the same: a type may not consist of more parts than this outside of sequences. */
const MAX_PARTS = 1_000_000;

/**
 * Codecs for the types of a portable registry, with the JS values that the registry's own codecs have: enums without fields are
 * strings, `Option` is `T | undefined`, `Vec<u8>` is a Uint8Array, a single unnamed field stands for the whole.
 */
export class RegistryCodecs {
  readonly #types: readonly PortableType[];
  readonly #codecs = new Map<number, Codec<unknown>>();
  readonly #parts = new Map<number, number>();
  readonly #building = new Set<number>();

  /** @param types as decoded from metadata; a type's id must be its position */
  constructor(types: readonly PortableType[]) {
    this.#types = types;
  }

  /** Codec of a type, built when first asked. @throws ScaleError `bad-registry`, `too-deep` */
  codec(id: number): Codec<unknown> {
    const known = this.#codecs.get(id);
    if (known !== undefined) return known;
    const type = this.#type(id);
    if (this.#building.has(id)) return lazy(type.path[type.path.length - 1] ?? `#${id}`, () => this.codec(id));
    if (this.#building.size >= MAX_LEVELS)
      throw new ScaleError(
        "too-deep",
        `types of the registry are nested more than ${MAX_LEVELS} levels deep, at type ${id}`,
      );
    this.#building.add(id);
    try {
      const codec = this.#build(id, type);
      this.#codecs.set(id, codec);
      return codec;
    } finally {
      this.#building.delete(id);
    }
  }

  #type(id: number): PortableType["ty"] {
    const found = this.#types[id];
    if (found === undefined || found.id !== id)
      throw new ScaleError(
        "bad-registry",
        `the registry has no type ${id} at its place; it has ${this.#types.length} types`,
      );
    return found.ty;
  }

  /** Adds up what a type consists of. Recursive parts count once: they are read behind a length or a flag. */
  #count(id: number, children: readonly number[], times = 1): void {
    const sum = children.reduce((total, child) => total + (this.#parts.get(child) ?? 1) * times, 1);
    if (sum > MAX_PARTS)
      throw new ScaleError("bad-registry", `type ${id} consists of more than ${MAX_PARTS} parts, which no value needs`);
    this.#parts.set(id, sum);
  }

  #build(id: number, type: PortableType["ty"]): Codec<unknown> {
    const { type_def: def } = type;
    switch (def.type) {
      case "Composite":
        return this.#composite(id, type, def.value.fields);
      case "Variant":
        return this.#variant(id, type, def.value.variants);
      case "Sequence":
        return this.#sequence(def.value.type_param);
      case "Array": {
        const { len, type_param } = def.value;
        if (this.#isU8(type_param)) return fixedBytes(len);
        const element = this.codec(type_param);
        this.#count(id, [type_param], len);
        return array(element, len);
      }
      case "Tuple": {
        if (def.value.length === 0) return unit;
        const elements = def.value.map(element => this.codec(element));
        this.#count(id, def.value);
        return tuple(...elements);
      }
      case "Primitive":
        return PRIMITIVE_CODECS[def.value];
      case "Compact": {
        const inner = this.codec(def.value.type_param);
        return inner === unit ? compactUnit : compact(inner as Codec<number>);
      }
      case "BitSequence":
        return this.#bits(def.value.bit_store_type, def.value.bit_order_type);
    }
  }

  #isU8(id: number): boolean {
    const { type_def: def } = this.#type(id);
    return def.type === "Primitive" && def.value === "u8";
  }

  #sequence(element: number): Codec<unknown> {
    return this.#isU8(element) ? bytes : vec(this.codec(element));
  }

  #bits(storeId: number, orderId: number): Codec<unknown> {
    const store = this.#type(storeId).type_def;
    const order = this.#type(orderId).path.at(-1);
    const bits = store.type === "Primitive" ? { u8: 8, u16: 16, u32: 32, u64: 64 }[store.value as string] : undefined;
    if (bits === undefined || (order !== "Lsb0" && order !== "Msb0"))
      throw new ScaleError(
        "bad-registry",
        `bit sequence of type ${storeId} in order ${orderId} is not one that bitvec writes`,
      );
    return new BitSequence(this.codec(storeId), this.codec(orderId), bits, order);
  }

  #fields(
    id: number,
    fields: readonly PortableField[],
  ): { infos: FieldInfo[]; codecs: Codec<unknown>[]; named: boolean } {
    const named = fields[0]?.name !== undefined;
    if (fields.some(f => (f.name !== undefined) !== named))
      throw new ScaleError("bad-registry", `type ${id} has both named and unnamed fields`);
    const codecs = fields.map(f => this.codec(f.ty));
    const infos = fields.map((f, i) => ({
      name: f.name,
      type: codecs[i] ?? unit,
      typeName: f.type_name,
      docs: f.docs,
    }));
    return { infos, codecs, named };
  }

  #composite(id: number, type: PortableType["ty"], fields: readonly PortableField[]): Codec<unknown> {
    const special = this.#wellKnown(type.path.join("::"), fields);
    if (special !== undefined) return special;
    const { infos, codecs, named } = this.#fields(id, fields);
    this.#count(
      id,
      fields.map(f => f.ty),
    );
    const info = pathType(type.path.join("::"), { kind: "composite", fields: infos }, { docs: type.docs });
    const [first, ...more] = codecs;
    if (first === undefined) return new Struct(info, []);
    if (named && !isFixedPoint(info.path, fields))
      return new Struct(
        info,
        codecs.map((codec, i) => ({ name: fields[i]?.name ?? "", codec })),
      );
    return more.length === 0 ? new Newtype(info, first) : new Tuple(info, codecs);
  }

  /** Types whose JS value follows from their path; only if they have the shape that goes with it. */
  #wellKnown(path: string, fields: readonly PortableField[]): Codec<unknown> | undefined {
    const only = fields.length === 1 ? fields[0] : undefined;
    if (only === undefined || only.name !== undefined) return undefined;
    const inner = this.#type(only.ty).type_def;
    if (inner.type === "Array") {
      const hex = Object.hasOwn(HEX_TYPES, path) ? HEX_TYPES[path] : undefined;
      if (hex !== undefined && inner.value.len === hex.length && this.#isU8(inner.value.type_param)) return hex;
      if (path === U256.type.path && inner.value.len === 4 && this.codec(inner.value.type_param) === u64) return U256;
    }
    if (inner.type !== "Sequence") return undefined;
    if (path === "BTreeSet") return btreeSet(this.codec(inner.value.type_param));
    if (path !== "BTreeMap") return undefined;
    const entry = this.#type(inner.value.type_param).type_def;
    if (entry.type !== "Tuple" || entry.value.length !== 2) return undefined;
    const [key, value] = entry.value;
    return key === undefined || value === undefined ? undefined : btreeMap(this.codec(key), this.codec(value));
  }

  #variant(id: number, type: PortableType["ty"], variants: readonly PortableVariant[]): Codec<unknown> {
    const path = type.path.join("::");
    if (path === "Option") {
      const [none, some] = variants;
      const inner = some?.fields[0];
      if (none?.index === 0 && some?.index === 1 && some.fields.length === 1 && inner !== undefined)
        return option(this.codec(inner.ty));
    }
    if (path === Era.type.path && variants.length === 256) return Era;
    const infos: VariantInfo[] = [];
    const cases = variants.map(({ name, index, fields: list, docs }) => {
      const { infos: fields, codecs, named } = this.#fields(id, list);
      infos.push({ name, index, fields, docs });
      if (!named) return { name, index, payload: unnamedPayload(codecs) };
      const members = codecs.map((codec, i) => ({ name: list[i]?.name ?? "", codec }));
      return { name, index, payload: new Struct(pathType(name, { kind: "composite", fields }), members) };
    });
    this.#count(
      id,
      variants.flatMap(v => v.fields.map(f => f.ty)),
    );
    return variantCodec(pathType(path, { kind: "variant", variants: infos }, { docs: type.docs }), cases);
  }
}

function isFixedPoint(path: string, fields: readonly PortableField[]): boolean {
  return /^substrate_fixed::Fixed[IU]\d+$/.test(path) && fields.length === 1 && fields[0]?.name === "bits";
}

/** Codec of one type of a registry; to build many, keep a {@link RegistryCodecs}. @throws ScaleError `bad-registry`, `too-deep` */
export function codecFromRegistry(types: readonly PortableType[], id: number): Codec<unknown> {
  return new RegistryCodecs(types).codec(id);
}
