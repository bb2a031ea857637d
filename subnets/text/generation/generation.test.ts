import { createRandom } from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import { freshParts, GeometricMixer } from "../mixer/mixer.ts";
import { localBackend } from "../models/local-backend.ts";
import { type Distribution, type Model, normalise } from "../models/model.ts";
import type { AskMiners } from "../ports.ts";
import { generateInBlocks } from "./blocks.ts";
import { type GeneratedByte, type GenerateOptions, generate } from "./generate.ts";
import { atTemperature, sampleByte } from "./sample.ts";

/** Prefers, after byte b, the byte b + step, among eight. */
const stepper = (step: number, sure: number): Model => ({
  predict(prefix) {
    const distribution = new Float64Array(256);
    for (let c = 0; c < 8; c++) distribution[c] = (1 - sure) / 8;
    const favourite = ((prefix.at(-1) ?? 0) + step) % 8;
    distribution[favourite] = (distribution[favourite] ?? 0) + sure;
    return distribution;
  },
});

const MODELS = { one: stepper(1, 0.7), two: stepper(2, 0.4) };

function asking(models: Record<string, Model>, silent: readonly string[] = []): AskMiners & { rounds: number } {
  const ask = Object.assign(
    async (prefixes: readonly Uint8Array[]) => {
      ask.rounds += 1;
      return Object.entries(models).map(([name, model]) => ({
        name,
        distributions: silent.includes(name) ? undefined : prefixes.map(prefix => model.predict(prefix)),
      }));
    },
    { rounds: 0 },
  );
  return ask;
}

const freshMixer = (): GeometricMixer => new GeometricMixer(freshParts(Object.keys(MODELS)));
const settings = (overrides: Partial<GenerateOptions> = {}): GenerateOptions => ({
  prompt: Uint8Array.of(0),
  bytes: 60,
  temperature: 1,
  seed: 1,
  ...overrides,
});

async function collect(bytes: AsyncIterable<GeneratedByte>): Promise<GeneratedByte[]> {
  const all: GeneratedByte[] = [];
  for await (const byte of bytes) all.push(byte);
  return all;
}

test("the same seed writes the same text, another seed another", async () => {
  const write = async (seed: number): Promise<number[]> =>
    (await collect(generate(freshMixer(), asking(MODELS), settings({ seed })))).map(({ byte }) => byte);
  expect(await write(1)).toEqual(await write(1));
  expect(await write(1)).not.toEqual(await write(2));
  expect(await write(1)).toHaveLength(60);
});

test("a byte names the miners that were mixed; without any there is no text", async () => {
  const [first] = await collect(generate(freshMixer(), asking(MODELS, ["two"]), settings({ bytes: 1 })));
  expect(first?.miners).toEqual(["one"]);
  await expect(collect(generate(freshMixer(), asking(MODELS, ["one", "two"]), settings()))).rejects.toMatchObject({
    code: "miner-failed",
  });
});

test("low temperatures follow the likeliest, without underflow", () => {
  const distribution = normalise(Float64Array.from({ length: 256 }, (_, c) => (c === 7 ? 2e-3 : 1e-3)));
  expect(atTemperature(distribution, 0.05)[7]).toBeGreaterThan(0.99);
  expect(atTemperature(distribution, 1)).toEqual(distribution);
  const random = createRandom(1);
  const certain = new Float64Array(256);
  certain[200] = 1;
  expect(sampleByte(certain, random)).toBe(200);
});

/** How often each byte followed each in the texts of many seeds. */
async function transitions(write: (seed: number) => AsyncIterable<GeneratedByte>): Promise<Distribution> {
  const counts = new Float64Array(64);
  for (let seed = 0; seed < 300; seed++) {
    let last = 0;
    for await (const { byte } of write(seed)) {
      counts[last * 8 + byte] = (counts[last * 8 + byte] ?? 0) + 1;
      last = byte;
    }
  }
  return normalise(counts);
}

test("blocks are distributed as byte by byte, in fewer rounds", async () => {
  const single = asking(MODELS);
  const blocks = asking(MODELS);
  const a = await transitions(seed => generate(freshMixer(), single, settings({ seed, temperature: 0.8 })));
  const b = await transitions(seed =>
    generateInBlocks(freshMixer(), blocks, localBackend(MODELS.one), settings({ seed: seed + 1000, temperature: 0.8 })),
  );
  expect(single.rounds).toBe(300 * 60);
  expect(blocks.rounds).toBeLessThan(single.rounds / 2);
  const distance = a.reduce((sum, p, i) => sum + Math.abs(p - (b[i] ?? 0)), 0) / 2;
  // Two samples of 18 000 over 64 cells differ by about 0.02 by chance; a draft that is not corrected differs by 0.1 and more.
  expect(distance).toBeLessThan(0.04);
});

test.each([{ temperature: 0 }, { temperature: Number.NaN }, { bytes: -1 }, { bytes: 1e9 }, { prefixBytes: 0 }])(
  "settings such as %j are refused",
  async overrides => {
    await expect(collect(generate(freshMixer(), asking(MODELS), settings(overrides)))).rejects.toMatchObject({
      code: "bad-setting",
    });
  },
);

test("writing stops when nobody reads any more", async () => {
  const controller = new AbortController();
  const reading = (async () => {
    for await (const _ of generate(freshMixer(), asking(MODELS), settings({ signal: controller.signal }))) {
      controller.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
});
