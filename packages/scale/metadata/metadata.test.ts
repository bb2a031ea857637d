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
import { option } from "../option.ts";
import { decodeMetadata, encodeMetadata, type Metadata } from "./metadata.ts";

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
