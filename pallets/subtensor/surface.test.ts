import { decAnyMetadata } from "@polkadot-api/substrate-bindings";
import { defineRuntime, provide } from "@waystone/frame";
import { describe, expect, test } from "vitest";
import { type SubtensorConfig, SubtensorConfigPort } from "./config/config.ts";
import { local, reference } from "./config/presets.ts";
import { SubtensorModule } from "./index.ts";
import { CALLS, CONSTANTS, ERRORS, EVENTS, STORAGE } from "./test/surface-425.ts";

const words = (text: string): string[] => text.trim().split(/\s+/);
const LETTER: Readonly<Record<string, string>> = { Identity: "I", Blake2128Concat: "B", Twox64Concat: "T" };

/** Storage items beside those of 425, for clients of later releases (D13). */
const LATER_STORAGE = [
  "CollateralLockShare:I",
  "CollateralDrainRatio:I",
  "MinerCollateral:IBB?",
  "SubnetEpochConsensus:I",
  "TotalAlphaStaked:I",
];
/** Calls beside those of 425 (D13). */
const LATER_CALLS = ["transfer_stake_and_hotkey:143", "move_stake_limit:149", "pow_register:152"];

function metadataOf(config: SubtensorConfig, format: number) {
  const runtime = defineRuntime({
    crate: "test",
    version: {
      specName: "test",
      implName: "test",
      authoringVersion: 1,
      specVersion: 1,
      implVersion: 1,
      transactionVersion: 1,
      stateVersion: 1,
    },
    pallets: { SubtensorModule: [7, SubtensorModule] },
    ports: [provide(SubtensorConfigPort, config)],
    extensions: [],
    apis: [],
  });
  const { metadata } = decAnyMetadata(runtime.metadata(format) ?? new Uint8Array());
  if (metadata.tag !== "v14" && metadata.tag !== "v15" && metadata.tag !== "v16") throw new TypeError(metadata.tag);
  const { pallets, lookup } = metadata.value;
  const pallet = pallets[0];
  const enumOf = (type: number | { readonly type: number } | undefined) => {
    const entry = lookup[typeof type === "object" ? type.type : (type ?? -1)];
    return entry?.def.tag === "variant" ? entry.def.value : [];
  };
  return {
    lookup,
    storage: pallet?.storage?.items ?? [],
    calls: enumOf(pallet?.calls),
    events: enumOf(pallet?.events),
    errors: enumOf(pallet?.errors),
    constants: pallet?.constants ?? [],
  };
}

describe.each([14, 15, 16])("metadata %i", format => {
  const { storage, calls, events, errors, constants, lookup } = metadataOf(reference, format);
  test("storage: 425's items, hashers and modifiers, and the later ones", () => {
    const shown = storage.map(({ name, modifier, type }) => {
      const hashers = type.tag === "map" ? type.value.hashers.map(h => LETTER[h.tag] ?? h.tag).join("") : "";
      return `${name}:${hashers}${modifier === 0 ? "?" : ""}`;
    });
    expect(shown.sort()).toEqual([...words(STORAGE), ...LATER_STORAGE].sort());
    for (const { docs } of storage) expect(docs).toHaveLength(1);
  });
  test("events and errors by index", () => {
    expect(events.map(e => e.name)).toEqual(words(EVENTS));
    expect(events.map(e => e.index)).toEqual(events.map((_, i) => i));
    expect(errors.map(e => e.name)).toEqual(words(ERRORS));
    expect(errors.every(e => e.docs.join("").length > 0)).toBe(true);
  });
  test("constants", () => expect(constants.map(c => c.name)).toEqual(words(CONSTANTS)));
  test("no call but those of 425 and the later ones", () => {
    const known = new Set([...words(CALLS), ...LATER_CALLS]);
    expect(calls.map(c => `${c.name}:${c.index}`).filter(c => !known.has(c))).toEqual([]);
  });
  test("NetUid and amounts are plain numbers", () => {
    const tempo = storage.find(({ name }) => name === "Tempo");
    const key = tempo?.type.tag === "map" ? lookup[tempo.type.value.key] : undefined;
    expect(key?.def).toEqual({ tag: "primitive", value: expect.objectContaining({ tag: "u16" }) });
    expect(key?.path).toEqual([]);
  });
});

test("a preset shows in constants and defaults", () => {
  const [fast, slow] = [metadataOf(local(250n), 15), metadataOf(local(12_000n), 15)];
  const value = (of: typeof fast, name: string) => of.constants.find(c => c.name === name)?.value;
  const fallback = (of: typeof fast, name: string) => of.storage.find(s => s.name === name)?.fallback;
  expect([value(fast, "InitialTempo"), value(slow, "InitialTempo")]).toEqual(["0x0a00", "0x6801"]);
  expect(fallback(fast, "Tempo")).toBe("0x0a00");
  expect(fallback(fast, "BurnHalfLife")).toBe("0x0000");
  expect(fallback(slow, "ColdkeySwapAnnouncementDelay")).toBe("0xa08c0000");
});
