import {
  addStep,
  averageOf,
  createRandom,
  NO_AVERAGE,
  type Random,
  type RegisteredMiner,
  toChainScale,
} from "@waystone/sdk/subnet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Distribution, normalise, uniform } from "../models/model.ts";
import { DuplicateDetector, totalVariation } from "./duplicates.ts";
import { incentives } from "./incentive.ts";
import { lossOf } from "./loss.ts";
import { Scoreboard, type ScoredPrediction } from "./scoreboard.ts";

const peaked = (byte: number, p: number): Distribution => {
  const distribution = new Float64Array(256).fill((1 - p) / 255);
  distribution[byte] = p;
  return distribution;
};

const randomDistribution = (random: Random): Distribution =>
  normalise(Float64Array.from({ length: 256 }, () => random() ** 4));

test("losses are bits, between 0 and 20, and 8 for no answer", () => {
  expect(lossOf(peaked(65, 0.5), 65)).toBeCloseTo(1);
  expect(lossOf(peaked(65, 1), 66)).toBe(20);
  expect(lossOf(peaked(65, 1), 65)).toBe(0);
  expect(lossOf(undefined, 65)).toBe(8);
});

test("telling what one believes has the least expected loss", () => {
  fc.assert(
    fc.property(fc.nat(), seed => {
      const random = createRandom(seed);
      const belief = randomDistribution(random);
      const told = randomDistribution(random);
      const expected = (answer: Distribution): number =>
        belief.reduce((sum, p, byte) => sum + p * lossOf(answer, byte), 0);
      expect(expected(belief)).toBeLessThanOrEqual(expected(told) + 1e-9);
    }),
  );
});

test("the average of equal losses is that loss from the first step on", () => {
  let average = NO_AVERAGE;
  expect(averageOf(average)).toBeUndefined();
  for (let step = 0; step < 5; step++) {
    average = addStep(average, 3);
    expect(averageOf(average)).toBeCloseTo(3, 12);
  }
  expect(averageOf(addStep(average, 4))).toBeGreaterThan(3.2);
});

test("incentives are 2^(−2 (l − best)), and 0 from 8 bits on", () => {
  expect(incentives([2, 2.5, 3, 8, 12, undefined])).toEqual([1, 0.5, 0.25, 0, 0, 0]);
  expect(incentives([9, 10])).toEqual([0, 0]);
  expect(incentives([])).toEqual([]);
  expect(toChainScale([1, 0.5, 0])).toEqual([65_535, 32_768, 0]);
  expect(toChainScale([0, 0])).toEqual([0, 0]);
});

test("lower losses never earn less", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 20 }), losses => {
      const weights = toChainScale(incentives(losses));
      losses.forEach((a, i) => {
        losses.forEach((b, j) => {
          if (a < b) expect(weights[i]).toBeGreaterThanOrEqual(weights[j] ?? 0);
        });
      });
    }),
  );
});

test("total variation is a distance between 0 and 1", () => {
  expect(totalVariation(uniform(), uniform())).toBe(0);
  expect(totalVariation(peaked(1, 1), peaked(2, 1))).toBe(1);
});

const disguise = (answer: Distribution, random: Random): Distribution =>
  normalise(answer.map(p => p * Math.exp((random() - 0.5) * 0.1)));

test("copies are found after 256 predictions, and the first registered keeps the score", () => {
  const random = createRandom(1);
  const detector = new DuplicateDetector();
  for (let i = 0; i < 300; i++) {
    const original = randomDistribution(random);
    const answers = new Map([
      [0, disguise(original, random)],
      [1, original],
      [2, randomDistribution(random)],
      [3, disguise(original, random)],
    ]);
    if (i === 255) expect(detector.duplicates([1, 0, 2, 3]).size).toBe(0);
    detector.record(answers, i % 256);
  }
  expect([...detector.duplicates([1, 0, 2, 3])]).toEqual([
    [0, 1],
    [3, 1],
  ]);
  expect([...detector.duplicates([0, 1, 2, 3]).values()]).toEqual([0, 0]);
  detector.forget(1);
  expect(detector.distance(1, 0)).toBeUndefined();
  expect(detector.distance(0, 3)).toBeLessThan(0.03);
});

const miner = (uid: number, hotkey = `hotkey-${uid}`, registeredAt = uid): RegisteredMiner => ({
  uid,
  hotkey,
  registeredAt,
});

/** A step in which miner 0 gives half to each right byte, miner 1 a quarter, miner 2 nothing, miner 3 half to a wrong one. */
function step(predictions: number): ScoredPrediction[] {
  return Array.from({ length: predictions }, (_, i) => {
    const byte = i % 256;
    return {
      byte,
      answers: new Map<number, Distribution | undefined>([
        [0, peaked(byte, 0.5)],
        [1, peaked(byte, 0.25)],
        [3, peaked((byte + 1) % 256, 0.999)],
        [9, peaked(byte, 1)],
      ]),
    };
  });
}

test("the scoreboard pays by loss; silence and lies earn nothing; strangers are not booked", () => {
  const board = new Scoreboard();
  board.register([0, 1, 2, 3].map(uid => miner(uid)));
  board.record([]);
  board.record(step(300));
  board.record(step(300));
  const scores = board.scores();
  expect(scores.map(({ loss }) => Math.round(loss ?? -1))).toEqual([1, 2, 8, 18]);
  expect(scores.map(({ weight }) => weight)).toEqual([65_535, expect.closeTo(16_384, -1), 0, 0]);
  expect(scores.map(({ answered }) => answered)).toEqual([600, 600, 0, 600]);
});

test("a uid that changes hands starts from nothing", () => {
  const board = new Scoreboard();
  board.register([miner(0), miner(1)]);
  board.record(step(10));
  board.register([miner(0), miner(1, "another", 50)]);
  expect(board.scores().map(({ loss, steps }) => [loss === undefined, steps])).toEqual([
    [false, 1],
    [true, 0],
  ]);
  board.register([miner(1, "another", 50)]);
  expect(board.scores().map(({ uid }) => uid)).toEqual([1]);
});

test("averages survive a restart", () => {
  const board = new Scoreboard();
  board.register([miner(0), miner(1), miner(2)]);
  board.record(step(20));
  const restored = Scoreboard.restore(JSON.parse(JSON.stringify(board.state())));
  expect(restored.scores()).toEqual(board.scores());
  expect(() =>
    Scoreboard.restore([
      { miner: miner(0), average: { sum: Number.NaN, weight: 1 }, steps: 1, predictions: 1, answered: 1 },
    ]),
  ).toThrow(expect.objectContaining({ code: "bad-state" }));
});
