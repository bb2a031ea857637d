import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitSequence } from "./bit-sequence.ts";
import { codecFromRegistry, RegistryCodecs } from "./dynamic.ts";
import { ScaleError } from "./errors.ts";
import { toHex } from "./hex.ts";
import { PortableRegistry, type PortableType, type PortableTypeDef } from "./metadata/types.ts";
import { Registry } from "./registry.ts";
import { type Sample, types } from "./test/arbitrary.ts";

/** A codec for the same type by way of metadata, and a value. */
const byBothRoutes = types.chain((sample: Sample) =>
  sample.value.map(value => {
    const registry = new Registry();
    const id = registry.id(sample.codec);
    const read = PortableRegistry.decode(PortableRegistry.encode(registry.types));
    return { ...sample, value, dynamic: codecFromRegistry(read, id) };
  }),
);

const hostile = fc.record({
  noise: fc.uint8Array({ maxLength: 64 }),
  at: fc.nat(),
  xor: fc.integer({ min: 1, max: 255 }),
  spoil: fc.boolean(),
});

describe("codecs from a registry", () => {
  it("have the bytes and the values of the codecs that made it", () => {
    fc.assert(
      fc.property(byBothRoutes, ({ codec, dynamic, value }) => {
        const encoded = codec.encode(value);
        expect(codec.decode(encoded)).toEqual(value);
        expect(toHex(dynamic.encode(value))).toBe(toHex(encoded));
        expect(dynamic.decode(encoded)).toStrictEqual(codec.decode(encoded));
      }),
      { numRuns: 2700 },
    );
  });

  it("read any bytes as the value that those bytes are, or refuse them with a ScaleError", () => {
    fc.assert(
      fc.property(
        byBothRoutes,
        hostile,
        ({ codec, dynamic, value: original, canonical }, { noise, at, xor, spoil }) => {
          const bytes = spoil ? codec.encode(original) : noise;
          if (spoil && bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ xor;
          let value: unknown;
          try {
            value = codec.decode(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(ScaleError);
            expect(() => dynamic.decode(bytes)).toThrow(ScaleError);
            return;
          }
          expect(dynamic.decode(bytes)).toStrictEqual(value);
          if (canonical) expect(toHex(codec.encode(value))).toBe(toHex(bytes));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

const type = (id: number, type_def: PortableTypeDef, path: readonly string[] = []): PortableType => ({
  id,
  ty: { path, type_params: [], type_def, docs: [] },
});
const field = (ty: number, name?: string) => ({ name, ty, type_name: undefined, docs: [] });
const refuses = (list: readonly PortableType[], code: string) =>
  expect(() => new RegistryCodecs(list).codec(list.length - 1)).toThrow(expect.objectContaining({ code }));

describe("hostile registries", () => {
  it("are refused where ids do not exist or stand at another place", () => {
    refuses([type(0, { type: "Sequence", value: { type_param: 9 } })], "bad-registry");
    refuses([type(3, { type: "Primitive", value: "u8" })], "bad-registry");
  });

  it("are refused where fields are half named, or named __proto__", () => {
    const u8 = type(0, { type: "Primitive", value: "u8" });
    refuses([u8, type(1, { type: "Composite", value: { fields: [field(0, "a"), field(0)] } })], "bad-registry");
    refuses([u8, type(1, { type: "Composite", value: { fields: [field(0, "__proto__")] } })], "bad-type");
  });

  it("are refused where types nest ten thousand levels deep", () => {
    const list: PortableType[] = [type(0, { type: "Primitive", value: "u16" })];
    for (let i = 1; i <= 10_000; i++) list.push(type(i, { type: "Sequence", value: { type_param: i - 1 } }));
    refuses(list, "too-deep");
  });

  it("are refused where a type doubles with each level", () => {
    const list: PortableType[] = [type(0, { type: "Tuple", value: [] })];
    for (let i = 1; i <= 60; i++) list.push(type(i, { type: "Tuple", value: [i - 1, i - 1] }));
    refuses(list, "bad-registry");
    const arrays: PortableType[] = [type(0, { type: "Tuple", value: [] })];
    for (let i = 1; i <= 4; i++) arrays.push(type(i, { type: "Array", value: { len: 0xffffffff, type_param: i - 1 } }));
    refuses(arrays, "bad-registry");
  });

  it("end with an error where a type contains itself without end", () => {
    const list = [type(0, { type: "Composite", value: { fields: [field(0)] } })];
    expect(() => codecFromRegistry(list, 0).decode(new Uint8Array(9))).toThrow(
      expect.objectContaining({ code: "too-deep" }),
    );
    const options: PortableType[] = [
      type(0, { type: "Composite", value: { fields: [field(1)] } }),
      type(
        1,
        {
          type: "Variant",
          value: {
            variants: [
              { name: "None", index: 0, fields: [], docs: [] },
              { name: "Some", index: 1, fields: [field(0)], docs: [] },
            ],
          },
        },
        ["Option"],
      ),
    ];
    const bottomless = codecFromRegistry(options, 0);
    expect(() => bottomless.decode(new Uint8Array(10_000).fill(1))).toThrow(
      expect.objectContaining({ code: "too-deep" }),
    );
  });

  it("do not mistake a type for a well-known one of another shape", () => {
    const list = [
      type(0, { type: "Primitive", value: "u16" }),
      type(1, { type: "Composite", value: { fields: [field(0)] } }, ["sp_core", "crypto", "AccountId32"]),
    ];
    expect(codecFromRegistry(list, 1).decode(Uint8Array.of(1, 0))).toBe(1);
  });
});

describe("bit sequences", () => {
  const bits = (order: "Lsb0" | "Msb0", store: "u8" | "u16") =>
    codecFromRegistry(
      [
        type(0, { type: "Primitive", value: store }),
        type(1, { type: "Composite", value: { fields: [] } }, ["bitvec", "order", order]),
        type(2, { type: "BitSequence", value: { bit_store_type: 0, bit_order_type: 1 } }),
      ],
      2,
    );
  const value = [true, false, false, false, false, false, false, false, false, true];

  it("follow the order and the words of their type", () => {
    expect(bits("Lsb0", "u8")).toBeInstanceOf(BitSequence);
    expect(toHex(bits("Lsb0", "u8").encode(value))).toBe("0x280102");
    expect(toHex(bits("Msb0", "u8").encode(value))).toBe("0x288040");
    expect(toHex(bits("Msb0", "u16").encode(value))).toBe("0x284080");
    for (const codec of [bits("Lsb0", "u8"), bits("Msb0", "u8"), bits("Msb0", "u16")])
      expect(codec.decode(codec.encode(value))).toEqual(value);
  });

  it("refuse a length that cannot follow", () => {
    expect(() => bits("Lsb0", "u8").decode(Uint8Array.of(3, 255, 255, 255, 255))).toThrow(
      expect.objectContaining({ code: "too-long" }),
    );
  });
});
