import { createRandom, drawBelow } from "@waystone/sdk/subnet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ModelRecipe, trainModel } from "./catalogue.ts";
import { ContextIndex } from "./context-index.ts";
import { huffmanTree } from "./huffman.ts";
import { bitsOf } from "./model.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A small language: words drawn by a seed, so that every kind of model has something to find. */
function makeText(words: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const stock = [
    "the union",
    "of states",
    "and people",
    "peace",
    "Commerce,",
    "government",
    "it is",
    "our",
    "year.",
    "1862",
  ];
  return encode(Array.from({ length: words }, () => stock[drawBelow(random, stock.length)]).join(" "));
}

const RECIPES: readonly ModelRecipe[] = [
  { kind: "order-0", slice: "E1" },
  { kind: "order-2", slice: "E1" },
  { kind: "cache" },
  { kind: "match", slice: "E1", seed: 3 },
  { kind: "ppm", slice: "E1", order: 5 },
  { kind: "kneser-ney", slice: "E1", order: 6 },
  { kind: "word", slice: "E1" },
  { kind: "neural", slice: "E1", samples: 4000, seed: 3 },
];

const TEXT = makeText(800, 1);
const HELD_OUT = makeText(200, 2);

test.each(RECIPES)("$kind gives a distribution for any prefix, the same each time", recipe => {
  const model = trainModel(recipe, TEXT);
  const twin = trainModel(recipe, TEXT);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(HELD_OUT.length).map(end => HELD_OUT.subarray(0, end)),
      ),
      prefix => {
        const before = prefix.slice();
        const distribution = model.predict(prefix);
        expect(distribution).toHaveLength(256);
        expect(Math.abs(distribution.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...distribution)).toBeGreaterThanOrEqual(0);
        expect(prefix).toEqual(before);
        expect(twin.predict(prefix)).toEqual(distribution);
      },
    ),
    { numRuns: 60 },
  );
});

test("longer memories predict the small language better", () => {
  const bits = (recipe: ModelRecipe): number => {
    const model = trainModel(recipe, TEXT);
    let sum = 0;
    for (let at = 100; at < 700; at++) sum += bitsOf(model.predict(HELD_OUT.subarray(0, at)), HELD_OUT[at] ?? 0);
    return sum / 600;
  };
  const [order0 = 0, order2 = 0, , match = 0, ppm = 0, kneserNey = 0, word = 0, neural = 0] = RECIPES.map(bits);
  for (const better of [match, neural]) expect(better).toBeLessThan(order0);
  expect(order2).toBeLessThan(order0);
  for (const better of [ppm, kneserNey, word]) expect(better).toBeLessThan(order2);
});

test("a context index finds the ranges that counting by hand finds", () => {
  const text = makeText(60, 5);
  const index = new ContextIndex(text);
  fc.assert(
    fc.property(fc.nat(text.length), fc.integer({ min: 0, max: 6 }), (end, depth) => {
      const prefix = text.subarray(0, end);
      const ranges = new Uint32Array(26);
      const found = index.ranges(prefix, depth, ranges);
      for (let d = 0; d < found; d++) {
        const context = prefix.subarray(prefix.length - d);
        let places = 0;
        for (let at = d; at < text.length; at++) {
          if (context.every((byte, i) => text[at - d + i] === byte)) places += 1;
        }
        expect((ranges[2 * d + 1] ?? 0) - (ranges[2 * d] ?? 0)).toBe(places);
      }
    }),
  );
});

test("a Huffman tree gives frequent bytes short paths, and a path to every byte", () => {
  const { paths } = huffmanTree(encode("aaaaaaaabbbbc"));
  expect(new Set(paths.map(path => path.join())).size).toBe(256);
  const length = (byte: string): number => paths[byte.charCodeAt(0)]?.length ?? 0;
  expect(length("a")).toBeLessThanOrEqual(length("b"));
  expect(length("b")).toBeLessThan(length("z"));
});

test("a text too short and an order too high are refused", () => {
  expect(() => trainModel({ kind: "order-0", slice: "E2" }, encode("short"))).toThrow(
    expect.objectContaining({ code: "corpus-too-small" }),
  );
  expect(() => trainModel({ kind: "ppm", slice: "E1", order: 12 }, TEXT)).toThrow(
    expect.objectContaining({ code: "bad-setting" }),
  );
});
