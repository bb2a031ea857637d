import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { immortalUids, isImmune, neuronToPrune, type PruningRule } from "./prune-neuron.ts";
import { immunePercent, uidsAfterTrim } from "./trim.ts";

const neuron = (uid: number, emission: number, registeredAt: number) => ({
  uid,
  emission: BigInt(emission),
  registeredAt: BigInt(registeredAt),
});
const rule = (change: Partial<PruningRule> = {}): PruningRule => ({
  block: 1_000n,
  immunityPeriod: 100,
  minNonImmuneUids: 0,
  immortal: [],
  ...change,
});

describe("the neuron that goes", () => {
  test("earns least, then is oldest, then has the lowest uid", () => {
    expect(neuronToPrune([neuron(0, 5, 1), neuron(1, 3, 9), neuron(2, 3, 4), neuron(3, 3, 4)], rule())).toBe(2);
  });
  test("is immune only where too few of the others would stay", () => {
    const neurons = [neuron(0, 5, 1), neuron(1, 1, 950), neuron(2, 0, 960)];
    expect(neuronToPrune(neurons, rule())).toBe(0);
    expect(neuronToPrune(neurons, rule({ minNonImmuneUids: 1 }))).toBe(2);
    expect(neuronToPrune([neuron(0, 5, 1)], rule({ minNonImmuneUids: 1 }))).toBeUndefined();
  });
  test("is never immortal", () => {
    expect(neuronToPrune([neuron(0, 0, 1), neuron(1, 9, 1)], rule({ immortal: [0] }))).toBe(1);
    expect(neuronToPrune([neuron(0, 0, 1)], rule({ immortal: [0] }))).toBeUndefined();
    expect(neuronToPrune([], rule())).toBeUndefined();
  });
  test("is immune for the period from its registration", () => {
    expect(isImmune(1n, 100n, 100)).toBe(true);
    expect(isImmune(0n, 100n, 100)).toBe(false);
    expect(isImmune(9n, 5n, 0)).toBe(false);
  });
});

test("the owner's first neurons are immortal, its hotkey before all", () => {
  const owned = [neuron(4, 0, 30), neuron(2, 0, 10), neuron(1, 0, 10)];
  expect(immortalUids(owned, undefined, 2)).toEqual([1, 2]);
  expect(immortalUids(owned, 4, 2)).toEqual([4, 1]);
  expect(immortalUids(owned, 2, 2)).toEqual([1, 2]);
  expect(immortalUids(owned, 9, 0)).toEqual([]);
  expect(immortalUids([], 9, 1)).toEqual([9]);
});

describe("a trimming", () => {
  test("keeps who earns most, of equal ones the lower uid, and all who are immune", () => {
    expect(uidsAfterTrim([5n, 1n, 1n, 0n], uid => uid === 3, 2)).toEqual([0, 3]);
    expect(uidsAfterTrim([1n, 1n, 1n], () => false, 2)).toEqual([0, 1]);
    expect(uidsAfterTrim([1n, 1n], () => false, 9)).toEqual([0, 1]);
    expect(uidsAfterTrim([1n, 1n], () => true, 1)).toEqual([0, 1]);
  });
  test("leaves as many as it should, where not too many are immune", () =>
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 9n }), { minLength: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (emission, max) => {
          const kept = uidsAfterTrim(emission, uid => uid === 0, max);
          expect(kept).toHaveLength(max);
          expect(kept).toContain(0);
        },
      ),
    ));
  test("counts the immune in floored hundredths", () => {
    expect(immunePercent(51, 64)).toBe(79);
    expect(immunePercent(9, 8)).toBe(100);
    expect(immunePercent(0, 0)).toBe(100);
  });
});
