import { createRandom, type Random } from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import { encodeDistribution } from "../answers.ts";
import { type Distribution, normalise } from "../models/model.ts";
import { Overlap } from "./overlap.ts";

const SYMBOLS = 256;

/** Independent normal numbers, by Box and Muller. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const vector = (random: Random, spread: number): Float64Array =>
  Float64Array.from({ length: SYMBOLS }, () => spread * normal(random));

const belief = (...logs: readonly Float64Array[]): Distribution =>
  normalise(
    Float64Array.from({ length: SYMBOLS }, (_, c) => Math.exp(logs.reduce((sum, log) => sum + (log[c] ?? 0), 0))),
  );

function draw(random: Random, distribution: Distribution): number {
  let left = random();
  for (let c = 0; c < SYMBOLS; c++) {
    left -= distribution[c] ?? 0;
    if (left <= 0) return c;
  }
  return SYMBOLS - 1;
}

/** Answers of several miners to one question, and the byte that followed. */
type Round = (random: Random) => { readonly answers: readonly Distribution[]; readonly byte: number };

function played(predictions: number, round: Round): Overlap {
  const overlap = new Overlap();
  const random = createRandom(5);
  for (let i = 0; i < predictions; i++) {
    const { answers, byte } = round(random);
    overlap.record(
      answers.map((answer, uid) => [uid, encodeDistribution(answer)] as const),
      byte,
    );
  }
  return overlap;
}

/** Miner 0 knows how the byte is drawn; the others disguise what it says. */
const copying: Round = random => {
  const known = vector(random, 2.5);
  const original = belief(known);
  return {
    answers: [
      original,
      belief(known, vector(random, 0.5)),
      belief(known.map(log => log / 1.2)),
      original.map(p => 0.95 * p + 0.05 / SYMBOLS),
    ],
    byte: draw(random, original),
  };
};

/** Two miners know much in common, and each a part that the other does not: their losses correlate by 0.98, and each gains 0.03 bits. */
const different: Round = random => {
  const [common, first, second] = [vector(random, 2.5), vector(random, 0.3), vector(random, 0.3)];
  return {
    answers: [belief(common, first), belief(common, second)],
    byte: draw(random, belief(common, first, second)),
  };
};

test("whoever disguises another's answer adds nothing to it, by noise, temperature or mixing in", () => {
  const overlap = played(600, copying);
  for (const copy of [1, 2, 3]) expect([copy, overlap.addsNothing(0, copy, 256)]).toEqual([copy, true]);
});

test("the original adds to a copy that noise has worsened", () => {
  expect(played(2000, copying).addsNothing(1, 0, 256)).toBe(false);
});

test("nothing is said before there are enough predictions", () => {
  const overlap = played(255, copying);
  expect(overlap.addsNothing(0, 1, 256)).toBe(false);
  expect(overlap.addsNothing(0, 7, 1)).toBe(false);
});

test("two that know different things add to each other, however alike their losses are", () => {
  const overlap = played(3000, different);
  expect([overlap.addsNothing(0, 1, 256), overlap.addsNothing(1, 0, 256)]).toEqual([false, false]);
});

test("a weak miner is not taken for a copy, though it adds nothing", () => {
  const overlap = played(1000, random => {
    const known = vector(random, 2.5);
    return { answers: [belief(known), belief(known.map(log => log / 4))], byte: draw(random, belief(known)) };
  });
  const blind = played(1000, random => {
    const known = belief(vector(random, 2.5));
    return { answers: [known, belief(vector(random, 0.1))], byte: draw(random, known) };
  });
  expect(blind.addsNothing(0, 1, 256)).toBe(false);
  // A copy at a high temperature is a copy.
  expect(overlap.addsNothing(0, 1, 256)).toBe(true);
});

test("a uid that changes hands begins anew", () => {
  const overlap = played(600, copying);
  overlap.forget(1);
  expect(overlap.addsNothing(0, 1, 256)).toBe(false);
  expect(overlap.addsNothing(0, 2, 256)).toBe(true);
});
