import { createRandom, drawBelow, type Random } from "@waystone/sdk/subnet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf, type Distribution, normalise, uniform } from "../models/model.ts";
import { BYTE_CLASSES, byteClass } from "./byte-class.ts";
import { MixtureMeter } from "./marginal.ts";
import { freshParts, GeometricMixer } from "./mixer.ts";
import { restoreMixer, saveMixer, withMiners } from "./state.ts";

const spread = (random: Random): Distribution => normalise(Float64Array.from({ length: 256 }, () => random() ** 6));

/** A source of bytes below 16 with two half-blind experts (one knows the high two bits, one the low two) and one that knows nothing. */
function play(steps: number, take: (answers: Distribution[], last: number, byte: number) => void): void {
  const random = createRandom(4);
  let last = 0;
  const expert = (knows: (value: number) => boolean): Distribution =>
    normalise(Float64Array.from({ length: 256 }, (_, c) => (c < 16 && knows(c) ? 1 : 0.001)));
  for (let i = 0; i < steps; i++) {
    const byte = drawBelow(random, 16);
    take([expert(c => c >> 2 === byte >> 2), expert(c => (c & 3) === (byte & 3)), uniform()], last, byte);
    last = byte;
  }
}

test("mixtures are distributions, whatever the answers and whoever is silent", () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.nat(255), (seed, speaks, last) => {
      const random = createRandom(seed);
      const mixer = new GeometricMixer(freshParts(["a", "b", "c"]));
      for (let i = 0; i < 20; i++) {
        const answers = speaks.map(does => (does ? spread(random) : undefined));
        const mixed = mixer.mix(answers, last);
        expect(Math.abs(mixed.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...mixed)).toBeGreaterThanOrEqual(0);
        mixer.learn(drawBelow(random, 256));
      }
    }),
    { numRuns: 30 },
  );
});

test("two half-blind experts see together what neither sees alone", () => {
  const meter = new MixtureMeter(["high", "low", "none"], 500);
  play(2000, (answers, last, byte) => meter.record(answers, last, byte));
  const { bytes, loss, bestLoss, gain, miners } = meter.report();
  expect(bytes).toBe(1500);
  expect(bestLoss).toBeGreaterThan(1.9);
  expect(loss).toBeLessThan(0.5);
  expect(gain).toBeGreaterThan(0.7);
  expect(miners.map(({ marginal }) => marginal > 1)).toEqual([true, true, false]);
});

test("a silent miner has no influence and keeps its weights", () => {
  const random = createRandom(2);
  const mixer = new GeometricMixer(freshParts(["a", "b"]));
  const before = mixer.parts.shared.weights[1];
  const answer = spread(random);
  mixer.mix([answer, undefined], 32);
  mixer.learn(7);
  expect(mixer.parts.shared.weights[1]).toBe(before);
  expect(mixer.parts.em.shares[1]).toBe(0.5);
  expect(new GeometricMixer(freshParts(["a", "b"])).mix([undefined, undefined], 0)).toEqual(uniform());
});

test("a mixer goes on from its saved state as if it had not stopped", () => {
  const mixer = new GeometricMixer(freshParts(["high", "low", "none"]));
  play(50, (answers, last, byte) => {
    mixer.mix(answers, last);
    mixer.learn(byte);
  });
  const restored = restoreMixer(JSON.parse(JSON.stringify(saveMixer(mixer))));
  play(50, (answers, last, byte) => {
    expect(restored.mix(answers, last)).toEqual(mixer.mix(answers, last));
    mixer.learn(byte);
    restored.learn(byte);
  });
});

test("those who stay keep their weights when the set changes", () => {
  const mixer = new GeometricMixer(freshParts(["high", "low", "none"]));
  play(200, (answers, last, byte) => {
    mixer.mix(answers, last);
    mixer.learn(byte);
  });
  const changed = withMiners(mixer, ["new", "low"]);
  expect(changed.names).toEqual(["new", "low"]);
  expect(changed.parts.shared.weights[1]).toBe(mixer.parts.shared.weights[1]);
  expect(changed.parts.shared.weights[2]).toBe(mixer.parts.shared.weights[3]);
  expect(changed.parts.shared.weights[0]).toBe(1 / 6);
  expect(changed.parts.em.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test.each([
  ["nothing", undefined],
  ["another version", { ...saveMixer(new GeometricMixer(freshParts(["a"]))), version: 2 }],
  ["a list too short", { ...saveMixer(new GeometricMixer(freshParts(["a"]))), shares: [] }],
  ["a negative share", { ...saveMixer(new GeometricMixer(freshParts(["a"]))), shares: [-1] }],
  ["a name twice", { ...saveMixer(new GeometricMixer(freshParts(["a", "b"]))), names: ["a", "a"] }],
])("a saved state with %s is refused", (_, saved) => {
  expect(() => restoreMixer(saved)).toThrow(expect.objectContaining({ code: "bad-state" }));
});

test("a wrong number of answers is refused, and learning without mixing does nothing", () => {
  const mixer = new GeometricMixer(freshParts(["a", "b"]));
  expect(() => mixer.mix([uniform()], 0)).toThrow(expect.objectContaining({ code: "bad-answer" }));
  const before = saveMixer(mixer);
  mixer.learn(1);
  expect(saveMixer(mixer)).toEqual(before);
});

test("a liar costs the mixture next to nothing once it is known", () => {
  const random = createRandom(9);
  const honest = new GeometricMixer(freshParts(["high", "low"]));
  const mixed = new GeometricMixer(freshParts(["high", "low", "liar"]));
  let difference = 0;
  let counted = 0;
  play(1500, ([high = uniform(), low = uniform()], last, byte) => {
    const lie = new Float64Array(256).fill(0.03 / 255);
    lie[drawBelow(random, 16)] = 0.97;
    const bits = bitsOf(mixed.mix([high, low, lie], last), byte) - bitsOf(honest.mix([high, low], last), byte);
    honest.learn(byte);
    mixed.learn(byte);
    counted += 1;
    if (counted > 500) difference += bits / 1000;
  });
  expect(difference).toBeLessThan(0.05);
});

test("every byte has a class", () => {
  const classes = new Set(Array.from({ length: 256 }, (_, byte) => byteClass(byte)));
  expect([...classes].every(which => which >= 0 && which < BYTE_CLASSES)).toBe(true);
  expect(byteClass(undefined)).toBe(0);
});
