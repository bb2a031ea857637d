import fc from "fast-check";
import { array } from "../array.ts";
import { i64, i128, i256, u64, u128, u256 } from "../big-integer.ts";
import { boundedVec } from "../bounded.ts";
import { btreeMap, btreeSet } from "../btree.ts";
import { bytes, fixedBytes } from "../bytes.ts";
import type { Codec } from "../codec.ts";
import { compact } from "../compact.ts";
import { compactUnit } from "../compact-unit.ts";
import { Era } from "../era.ts";
import { fixedPoint } from "../fixed-point.ts";
import { AccountId, H160, H256 } from "../hash.ts";
import { toHex } from "../hex.ts";
import { i8, i16, i32, u8, u16, u32 } from "../integer.ts";
import { newtype } from "../newtype.ts";
import { option, result } from "../option.ts";
import { bool, char, str } from "../primitive.ts";
import { alias, lazy } from "../reference.ts";
import { struct } from "../struct.ts";
import { tuple, tupleStruct, unit } from "../tuple.ts";
import { U256 } from "../uint256.ts";
import { type VariantSpec, variant } from "../variant.ts";
import { vec } from "../vec.ts";

/** A type with values of it. `canonical`: every value has one encoding and one only. */
export interface Sample {
  readonly codec: Codec<unknown>;
  readonly value: fc.Arbitrary<unknown>;
  readonly canonical: boolean;
}

const sample = <T>(codec: Codec<T>, value: fc.Arbitrary<T>, canonical = true): Sample => ({ codec, value, canonical });
const byteArray = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max });
const hex = (length: number) => byteArray(length, length).map(toHex);
const bits = (n: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(n)) - 1n });
const signed = (n: number) => fc.bigInt({ min: -(1n << BigInt(n - 1)), max: (1n << BigInt(n - 1)) - 1n });
const int = (c: typeof u8) => fc.integer({ min: c.min, max: c.max });
const smallEras = fc
  .record({ exponent: fc.integer({ min: 2, max: 16 }), part: fc.integer({ min: 0, max: 4095 }) })
  .map(({ exponent, part }): Era => {
    const period = 2 ** exponent;
    const step = Math.max(period >> 12, 1);
    return { type: "Mortal", period, phase: (part * step) % period };
  });

interface Tree {
  readonly value: number;
  readonly next: Tree | undefined;
  readonly children: readonly Tree[];
}
const Tree: Codec<Tree> = struct("test::Tree", {
  value: u8,
  next: option(lazy("Tree", () => Tree)),
  children: vec(lazy("Tree", () => Tree)),
});
const treesOf = (depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    value: int(u8),
    next: depth === 0 ? fc.constant(undefined) : fc.option(treesOf(depth - 1), { nil: undefined }),
    children: depth === 0 ? fc.constant([]) : fc.array(treesOf(depth - 1), { maxLength: 2 }),
  });

const keys: readonly Sample[] = [
  sample(u16, int(u16)),
  sample(i32, int(i32)),
  sample(u64, bits(64)),
  sample(AccountId as Codec<unknown>, hex(32)),
  sample(str, fc.string({ unit: "grapheme", maxLength: 8 })),
  sample(bytes, byteArray(0, 8)),
  sample(tuple(u8, u16), fc.tuple(int(u8), int(u16))),
  sample(bool, fc.boolean()),
];

const leaves: readonly Sample[] = [
  ...keys,
  sample(u8, int(u8)),
  sample(u32, int(u32)),
  sample(i8, int(i8)),
  sample(i16, int(i16)),
  sample(u128, bits(128)),
  sample(u256, bits(256)),
  sample(i64, signed(64)),
  sample(i128, signed(128)),
  sample(i256, signed(256)),
  sample(
    char,
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }).filter(c => c.isWellFormed()),
  ),
  sample(unit, fc.constant(undefined)),
  sample(compactUnit, fc.constant(undefined)),
  sample(compact(u8), int(u8)),
  sample(compact(u16), int(u16)),
  sample(compact(u32), int(u32)),
  sample(compact(u64), fc.integer({ min: 0, max: 64 }).chain(bits)),
  sample(compact(u128), fc.integer({ min: 0, max: 128 }).chain(bits)),
  sample(compact(newtype("test::Part", u32)), int(u32)),
  sample(fixedBytes(4), byteArray(4, 4)),
  sample(H160 as Codec<unknown>, hex(20)),
  sample(H256 as Codec<unknown>, hex(32)),
  sample(U256, bits(256)),
  sample(Era, fc.oneof(fc.constant<Era>({ type: "Immortal" }), smallEras)),
  sample(fixedPoint("substrate_fixed::FixedU128", u128, 64, "U64F64"), bits(128)),
  sample(Tree, treesOf(3)),
  sample(variant("test::Plain", { A: 0, B: 7, C: 3 }), fc.constantFrom("A" as const, "B" as const, "C" as const)),
  sample(alias("NetUid", u16), int(u16)),
];

const named = (samples: readonly Sample[]) => Object.fromEntries(samples.map((s, i) => [`field_${i}`, s]));
const codecsOf = (samples: readonly Sample[]) => samples.map(s => s.codec);
const canonical = (samples: readonly Sample[]) => samples.every(s => s.canonical);

/** Sequences of elements without bytes are refused, and those of `u8` are bytes. */
const elementOf = (s: Sample): Sample => (s.codec.minSize === 0 || s.codec === u8 ? sample(u16, int(u16)) : s);

function structOf(samples: readonly Sample[]): Sample {
  const fields = named(samples);
  const codec: Codec<unknown> = struct(
    "test::Struct",
    Object.fromEntries(Object.entries(fields).map(([name, s]) => [name, s.codec.doc("Says what it is.")])),
  );
  const value = fc.record(Object.fromEntries(Object.entries(fields).map(([name, s]) => [name, s.value])));
  return { codec, value, canonical: canonical(samples) };
}

function tupleStructOf(samples: readonly Sample[]): Sample {
  const [first, ...more] = samples;
  const values = fc.tuple(...samples.map(s => s.value));
  const value = first === undefined ? fc.constant({}) : more.length === 0 ? first.value : values;
  return { codec: tupleStruct("test::Tuple", codecsOf(samples)), value, canonical: canonical(samples) };
}

function variantOf(payloads: readonly (readonly Sample[] | "named")[], shared: readonly Sample[]): Sample {
  const specs: Record<string, VariantSpec> = {};
  const values: fc.Arbitrary<unknown>[] = [];
  for (const [i, payload] of payloads.entries()) {
    const type = `V${i}`;
    const index = 250 - i * 3;
    const object = structOf(shared);
    if (payload === "named") {
      specs[type] = [index, Object.fromEntries(Object.entries(named(shared)).map(([n, s]) => [n, s.codec]))];
      values.push(
        shared.length === 0 ? fc.constant({ type, value: undefined }) : object.value.map(value => ({ type, value })),
      );
    } else if (payload.length === 0) {
      specs[type] = index;
      values.push(fc.constant({ type, value: undefined }));
    } else {
      specs[type] = [index, ...codecsOf(payload)];
      const tupled = fc.tuple(...payload.map(s => s.value));
      values.push((payload.length === 1 ? tupled.map(t => t[0]) : tupled).map(value => ({ type, value })));
    }
  }
  const hasFields = payloads.some(p => (p === "named" ? shared.length : p.length) > 0);
  const value = fc.oneof(...values).map(v => (hasFields ? v : (v as { type: string }).type));
  return {
    codec: variant("test::Variant", specs),
    value,
    canonical: canonical([...shared, ...payloads.flatMap(p => (p === "named" ? [] : p))]),
  };
}

function optionOf({ codec, value, canonical: one }: Sample): Sample {
  const optional = codec.nullable
    ? fc.oneof(
        fc.constant({ type: "None", value: undefined }),
        value.map(inner => ({ type: "Some", value: inner })),
      )
    : fc.option(value, { nil: undefined });
  return { codec: option(codec), value: optional, canonical: one };
}

function mapOf(key: Sample, { codec, value }: Sample): Sample {
  const entries = fc.uniqueArray(fc.tuple(key.value, value), {
    maxLength: 4,
    selector: ([k]) => toHex(key.codec.encode(k)),
  });
  return { codec: btreeMap(key.codec, codec), value: entries.map(list => new Map(list)), canonical: false };
}

function setOf({ codec, value }: Sample): Sample {
  const members = fc.uniqueArray(value, { maxLength: 4, selector: v => toHex(codec.encode(v)) });
  return { codec: btreeSet(codec), value: members.map(list => new Set(list)), canonical: false };
}

/** Types of every kind, nested at random. */
export const types: fc.Arbitrary<Sample> = fc.letrec<{ type: Sample }>(tie => {
  const type = tie("type");
  const list = fc.array(type, { maxLength: 3 });
  return {
    type: fc.oneof(
      { maxDepth: 4, depthSize: "medium" },
      { weight: 6, arbitrary: fc.constantFrom(...leaves) },
      type.map(optionOf),
      type.map(elementOf).map(s => sample(vec(s.codec), fc.array(s.value, { maxLength: 4 }), s.canonical)),
      type.map(elementOf).map(s => sample(boundedVec(s.codec), fc.array(s.value, { maxLength: 4 }), s.canonical)),
      type
        .map(elementOf)
        .map(s => sample(array(s.codec, 3), fc.array(s.value, { minLength: 3, maxLength: 3 }), s.canonical)),
      list.map(structOf),
      list.map(tupleStructOf),
      fc.array(type, { minLength: 1, maxLength: 3 }).map(s => ({
        codec: tuple(...codecsOf(s)),
        value: fc.tuple(...s.map(e => e.value)),
        canonical: canonical(s),
      })),
      fc
        .tuple(fc.array(fc.oneof(list, fc.constant("named" as const)), { minLength: 1, maxLength: 4 }), list)
        .map(([payloads, shared]) => variantOf(payloads, shared)),
      fc.tuple(type, type).map(([ok, err]) => ({
        codec: result(ok.codec, err.codec),
        value: fc.oneof(
          ok.value.map(value => ({ type: "Ok", value })),
          err.value.map(value => ({ type: "Err", value })),
        ),
        canonical: canonical([ok, err]),
      })),
      fc.tuple(fc.constantFrom(...keys), type).map(([key, value]) => mapOf(key, value)),
      fc.constantFrom(...keys).map(setOf),
    ),
  };
}).type;
