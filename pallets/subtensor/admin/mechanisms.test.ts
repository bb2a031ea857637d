import { storageIndexOf } from "@waystone/primitives";
import { expect, test } from "vitest";
import { account, bench } from "../mock.ts";
import { Bonds, Incentive, LastUpdate, Weights } from "../neurons/storage.ts";
import { MaxAllowedUids } from "../subnets/hyperparameters.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "../subnets/storage.ts";
import { TimelockedWeightCommits } from "../weights/storage.ts";
import { emissionSplit, mechanismCount } from "./mechanisms.ts";

const second = storageIndexOf(1, 1);

function arrange() {
  const b = bench();
  MaxAllowedUids.set(b.store, [1], 128);
  mechanismCount.set(b.ctx, 1, 2);
  return b;
}

test("a mechanism that goes takes its weights, bonds and commits along, and the split", () => {
  const { store, ctx } = arrange();
  emissionSplit.set(ctx, 1, [65_535]);
  for (const index of [1, second]) {
    Weights.set(store, [index, 3], [[0, 1]]);
    Bonds.set(store, [index, 3], [[0, 1]]);
    Incentive.set(store, [index], [1]);
    LastUpdate.set(store, [index], [1n]);
    TimelockedWeightCommits.set(store, [index, 4n], [[account(1), 1n, new Uint8Array(1), 1n]]);
  }
  mechanismCount.set(ctx, 1, 2);
  expect(MechanismEmissionSplit.get(store, 1)).toEqual([65_535]);
  mechanismCount.set(ctx, 1, 1);
  expect(MechanismCountCurrent.get(store, 1)).toBe(1);
  expect(MechanismEmissionSplit.get(store, 1)).toBeUndefined();
  for (const map of [Weights, Bonds, Incentive, LastUpdate, TimelockedWeightCommits])
    expect([...map.iterPrefix(store)].map(([[index]]) => index)).toEqual([1]);
});

test("counts that cannot be", () => {
  const { store, ctx } = arrange();
  expect(() => mechanismCount.set(ctx, 77, 1)).toThrow(/MechanismDoesNotExist/);
  for (const count of [0, 3]) expect(() => mechanismCount.set(ctx, 1, count)).toThrow(/InvalidValue/);
  MaxAllowedUids.set(store, [1], 129);
  expect(() => mechanismCount.set(ctx, 1, 2)).toThrow(/TooManyUIDsPerMechanism/);
});

test("a split has no more shares than mechanisms, and they add up to 65535", () => {
  const { store, ctx } = arrange();
  for (const split of [[], [65_534], [65_535, 1], [1, 1, 65_533]])
    expect(() => emissionSplit.set(ctx, 1, split)).toThrow(/InvalidValue/);
  emissionSplit.set(ctx, 1, [1, 65_534]);
  expect(MechanismEmissionSplit.get(store, 1)).toEqual([1, 65_534]);
  emissionSplit.set(ctx, 1, undefined);
  expect(MechanismEmissionSplit.has(store, 1)).toBe(false);
});
