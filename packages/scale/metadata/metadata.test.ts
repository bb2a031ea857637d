import kusamaV14 from "@polkadot/types-support/metadata/v14/kusama-hex";
import substrateV14 from "@polkadot/types-support/metadata/v14/substrate-hex";
import polkadotV15 from "@polkadot/types-support/metadata/v15/polkadot-hex";
import substrateV15 from "@polkadot/types-support/metadata/v15/substrate-hex";
import substrateV16 from "@polkadot/types-support/metadata/v16/substrate-hex";
import { decAnyMetadata, v14, v15, v16 } from "@polkadot-api/substrate-bindings";
import { describe, expect, it } from "vitest";
import { bytes } from "../bytes.ts";
import { RegistryCodecs } from "../dynamic.ts";
import { fromHex, toHex } from "../hex.ts";
import { u8 } from "../integer.ts";
import { option } from "../option.ts";
import { str } from "../primitive.ts";
import { Registry } from "../registry.ts";
import { decodeMetadata, encodeMetadata, type Metadata } from "./metadata.ts";
import type { EnumDeprecationInfo, VariantDeprecationInfo } from "./v16.ts";

/** From V15 on nodes answer with `Option<OpaqueMetadata>`; before, with the metadata itself. */
function sample(hex: string): Uint8Array {
  const raw = fromHex(hex);
  if (toHex(raw.subarray(0, 4)) === "0x6d657461") return raw;
  const inner = option(bytes).decode(raw);
  if (inner === undefined) throw new TypeError("the sample is empty");
  return inner;
}

const samples: readonly (readonly [name: string, format: Metadata["type"], hex: string])[] = [
  ["kusama", "V14", kusamaV14],
  ["substrate", "V14", substrateV14],
  ["polkadot", "V15", polkadotV15],
  ["substrate", "V15", substrateV15],
  ["substrate", "V16", substrateV16],
];

describe.each(samples)("metadata of %s in format %s", (_, format, hex) => {
  const raw = sample(hex);
  const metadata = decodeMetadata(raw);

  it("decodes and encodes to the same bytes", () => {
    expect(metadata.type).toBe(format);
    expect(Buffer.compare(encodeMetadata(metadata), raw)).toBe(0);
  });

  it("says what a foreign decoder says", () => {
    const foreign = decAnyMetadata(raw).metadata;
    expect(foreign.tag).toBe(metadata.type.toLowerCase());
    if (foreign.tag !== "v14" && foreign.tag !== "v15" && foreign.tag !== "v16") throw new TypeError(foreign.tag);
    const entries = metadata.value.pallets.map(p => [
      p.name,
      p.index,
      p.storage?.entries.map(e => [e.name, toHex(e.default)]),
    ]);
    const theirs = foreign.value.pallets.map(p => [p.name, p.index, p.storage?.items.map(e => [e.name, e.fallback])]);
    expect(entries).toEqual(theirs);
    expect(metadata.value.types.map(t => t.ty.path)).toEqual(foreign.value.lookup.map(t => t.path));
    // And the foreign encoder makes the same bytes from what it read.
    const inner =
      foreign.tag === "v14"
        ? v14.enc(foreign.value)
        : foreign.tag === "v15"
          ? v15.enc(foreign.value)
          : v16.enc(foreign.value);
    expect(Buffer.compare(inner, raw.subarray(5))).toBe(0);
  });

  it("has a codec for every type, and constants that encode to the same bytes", () => {
    const codecs = new RegistryCodecs(metadata.value.types);
    for (const { id } of metadata.value.types) codecs.codec(id);
    let seen = 0;
    for (const pallet of metadata.value.pallets)
      for (const { name, ty, value } of pallet.constants) {
        const codec = codecs.codec(ty);
        expect(toHex(codec.encode(codec.decode(value))), `${pallet.name}.${name}`).toBe(toHex(value));
        seen++;
      }
    expect(seen).toBeGreaterThan(100);
  });
});

describe("bytes that are no metadata", () => {
  const refused = (raw: Uint8Array) =>
    expect(() => decodeMetadata(raw)).toThrow(expect.objectContaining({ code: "bad-metadata" }));

  it("refuses a wrong magic, an unknown format and nothing at all", () => {
    refused(fromHex("0x6d6574620e"));
    refused(fromHex("0x6d6574610d"));
    refused(fromHex("0x6d65746111"));
    refused(new Uint8Array(0));
  });

  it("refuses what ends early or late", () => {
    const raw = sample(substrateV14);
    expect(() => decodeMetadata(raw.subarray(0, 1000))).toThrow(expect.objectContaining({ name: "ScaleError" }));
    const longer = new Uint8Array(raw.length + 1);
    longer.set(raw);
    expect(() => decodeMetadata(longer)).toThrow(expect.objectContaining({ code: "trailing-bytes" }));
  });
});

describe("metadata made here", () => {
  const types = new Registry();
  const [byte, text] = [types.id(u8), types.id(str)];
  const deprecation_info = { type: "Deprecated", value: { note: "Use the other.", since: "2" } } as const;
  const deprecatedCalls: EnumDeprecationInfo = new Map<number, VariantDeprecationInfo>([
    [2, deprecation_info],
    [1, { type: "DeprecatedWithoutNote" }],
  ]);
  const pallet = {
    name: "Test",
    storage: undefined,
    calls: { ty: text },
    event: undefined,
    error: undefined,
    constants: [],
    index: 7,
    docs: ["What it is for."],
  };
  const outer_enums = { call_enum_ty: byte, event_enum_ty: byte, error_enum_ty: byte };
  const custom = {
    map: new Map([
      ["b", { ty: byte, value: Uint8Array.of(1) }],
      ["a", { ty: byte, value: Uint8Array.of(2) }],
    ]),
  };

  it("in format 15 is written by a foreign encoder to the same bytes", () => {
    const raw = encodeMetadata({
      type: "V15",
      value: {
        types: types.types,
        pallets: [pallet],
        extrinsic: {
          version: 4,
          address_ty: byte,
          call_ty: byte,
          signature_ty: byte,
          extra_ty: byte,
          signed_extensions: [],
        },
        ty: byte,
        apis: [
          {
            name: "Core",
            methods: [{ name: "version", inputs: [{ name: "at", ty: byte }], output: text, docs: [] }],
            docs: ["Core."],
          },
        ],
        outer_enums,
        custom,
      },
    });
    const foreign = decAnyMetadata(raw).metadata;
    if (foreign.tag !== "v15") throw new TypeError(foreign.tag);
    expect(toHex(v15.enc(foreign.value))).toBe(toHex(raw.subarray(5)));
  });

  it("in format 16 is written by a foreign encoder to the same bytes", () => {
    const raw = encodeMetadata({
      type: "V16",
      value: {
        types: types.types,
        pallets: [
          {
            ...pallet,
            calls: {
              ty: text,
              deprecation_info: deprecatedCalls,
            },
            storage: {
              prefix: "Test",
              entries: [
                {
                  name: "Map",
                  modifier: "Default",
                  ty: { type: "Map", value: { hashers: ["Blake2_128Concat", "Identity"], key: text, value: byte } },
                  default: Uint8Array.of(0),
                  docs: [],
                  deprecation_info,
                },
              ],
            },
            associated_types: [{ name: "Currency", ty: byte, docs: [] }],
            view_functions: [
              {
                id: new Uint8Array(32).fill(1),
                name: "look",
                inputs: [{ name: "at", ty: byte }],
                output: text,
                docs: [],
                deprecation_info,
              },
            ],
            deprecation_info: { type: "NotDeprecated" },
          },
        ],
        extrinsic: {
          versions: Uint8Array.of(4, 5),
          address_ty: byte,
          call_ty: byte,
          signature_ty: byte,
          transaction_extensions_by_version: new Map([
            [5, []],
            [4, [0]],
          ]),
          transaction_extensions: [{ identifier: "CheckNonce", ty: byte, implicit: byte }],
        },
        apis: [
          { name: "Core", methods: [], docs: [], version: 5, deprecation_info: { type: "DeprecatedWithoutNote" } },
        ],
        outer_enums,
        custom,
      },
    });
    const foreign = decAnyMetadata(raw).metadata;
    if (foreign.tag !== "v16") throw new TypeError(foreign.tag);
    expect(foreign.value.extrinsic.version).toEqual([4, 5]);
    expect(toHex(v16.enc(foreign.value))).toBe(toHex(raw.subarray(5)));
    expect(toHex(encodeMetadata(decodeMetadata(raw)))).toBe(toHex(raw));
  });
});
