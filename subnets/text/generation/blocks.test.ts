// Blocks are exact: Pearson's chi-square of what they write against the probabilities of writing byte by byte, worked out and not drawn.

import { createRandom } from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import { freshParts, GeometricMixer } from "../mixer/mixer.ts";
import { localBackend } from "../models/local-backend.ts";
import type { Model } from "../models/model.ts";
import type { AskMiners, MinerBackend } from "../ports.ts";
import { generateInBlocks } from "./blocks.ts";
import { generate } from "./generate.ts";
import { atTemperature, sampleByte } from "./sample.ts";

const TEMPERATURE = 0.8;
const TEXTS = 6_000;
/** Bytes of one text; all 8³ texts are cells. */
const BYTES = 3;
const CELLS = 8 ** BYTES;
/** Chi-square beyond which one in a million samples would lie, for up to 511 degrees of freedom. */
const WORST = 680;

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
const MODELS: Readonly<Record<string, Model>> = { one: stepper(1, 0.3), two: stepper(2, 0.2) };
const mixer = new GeometricMixer(freshParts(Object.keys(MODELS)));
const ask: AskMiners = async prefixes =>
  Object.entries(MODELS).map(([name, model]) => ({ name, distributions: prefixes.map(one => model.predict(one)) }));

const targetAfter = (last: number) => {
  const prefix = Uint8Array.of(last);
  return atTemperature(
    mixer.mix(
      Object.values(MODELS).map(model => model.predict(prefix)),
      last,
    ),
    TEMPERATURE,
  );
};
const TARGETS = Array.from({ length: 8 }, (_, last) => targetAfter(last));
const cellOf = (text: readonly number[]): number => text.reduce((cell, byte) => cell * 8 + byte, 0);
const EXPECTED = Array.from({ length: CELLS }, (_, cell) => {
  let [p, last] = [1, 0];
  for (let i = BYTES - 1; i >= 0; i--) {
    const byte = Math.floor(cell / 8 ** i) % 8;
    p *= TARGETS[last]?.[byte] ?? 0;
    last = byte;
  }
  return p * TEXTS;
});

/** Σ (seen − expected)² / expected; cells in which fewer than 3 are expected count as one. */
function chiSquare(counts: Float64Array): number {
  const rest = { seen: 0, expected: 0 };
  let sum = 0;
  EXPECTED.forEach((expected, cell) => {
    const seen = counts[cell] ?? 0;
    if (expected >= 3) sum += (seen - expected) ** 2 / expected;
    else {
      rest.seen += seen;
      rest.expected += expected;
    }
  });
  return rest.expected > 0 ? sum + (rest.seen - rest.expected) ** 2 / rest.expected : sum;
}

async function countsOf(write: (seed: number) => AsyncIterable<number>): Promise<Float64Array> {
  const counts = new Float64Array(CELLS);
  for (let seed = 0; seed < TEXTS; seed++) {
    const text: number[] = [];
    for await (const byte of write(seed)) text.push(byte);
    const cell = cellOf(text);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

const options = (seed: number) => ({ prompt: Uint8Array.of(0), bytes: BYTES, temperature: TEMPERATURE, seed });
async function* blocks(draft: MinerBackend, seed: number): AsyncGenerator<number> {
  for await (const { byte } of generateInBlocks(mixer, ask, draft, { ...options(seed), draftBytes: 2 })) yield byte;
}

const DRAFTS: Readonly<Record<string, Model>> = {
  "a model of the mixture": stepper(1, 0.3),
  "a model that is surer than the mixture": stepper(1, 0.9),
  "a model that is mostly wrong": stepper(5, 0.8),
};

test.each(Object.entries(DRAFTS))("blocks that are drafted by %s are distributed as byte by byte", async (_, model) => {
  expect(chiSquare(await countsOf(seed => blocks(localBackend(model), seed)))).toBeLessThan(WORST);
});

test("so is a text for which nobody drafts, and byte by byte itself", async () => {
  const nobody: MinerBackend = { predict: async () => [], close: async () => undefined };
  expect(chiSquare(await countsOf(seed => blocks(nobody, seed)))).toBeLessThan(WORST);
  const single = async function* (seed: number) {
    for await (const { byte } of generate(mixer, ask, options(seed))) yield byte;
  };
  expect(chiSquare(await countsOf(single))).toBeLessThan(WORST);
});

test("the measure finds a draft that is always taken, and refusals that are drawn from the mixture itself", async () => {
  const draft = stepper(1, 0.9);
  const wrongly = (isTaken: (p: number, q: number, random: () => number) => boolean) =>
    async function* (seed: number) {
      const random = createRandom(seed);
      let last = 0;
      for (let i = 0; i < BYTES; i++) {
        const from = atTemperature(draft.predict(Uint8Array.of(last)), TEMPERATURE);
        const target = TARGETS[last] ?? from;
        const byte = sampleByte(from, random);
        last = isTaken(target[byte] ?? 0, from[byte] ?? 0, random) ? byte : sampleByte(target, random);
        yield last;
      }
    };
  expect(chiSquare(await countsOf(wrongly(() => true)))).toBeGreaterThan(2 * WORST);
  expect(chiSquare(await countsOf(wrongly((p, q, random) => random() * q < p)))).toBeGreaterThan(2 * WORST);
});
