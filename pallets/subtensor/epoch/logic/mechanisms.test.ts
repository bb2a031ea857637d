import { U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EpochOutput } from "./epoch-types.ts";
import { aggregateEpochs, mechanismWeights, splitEmission } from "./mechanisms.ts";

const amount = fc.bigInt({ min: 0n, max: 1n << 63n });
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

test("nothing of an emission is lost", () => {
  const halves = fc.integer({ min: 0, max: 0xffff }).map(share => [share, 0xffff - share]);
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 1, max: 16 }),
      fc.option(halves, { nil: undefined }),
      (emission, count, shares) => {
        if (shares === undefined || count >= 2) expect(sum(splitEmission(emission, count, shares))).toBe(emission);
      },
    ),
  );
  expect(splitEmission(10n, 3, undefined)).toEqual([4n, 3n, 3n]);
  expect(splitEmission(10n, 3, [0x7fff])).toEqual([10n, 0n, 0n]);
  expect(splitEmission(10n, 1, [0, 0xffff])).toEqual([10n]);
});

test("weights follow the split, and are all the first's where there is nothing", () => {
  expect(mechanismWeights([3n, 1n], 4n)).toEqual([U64F64.fromF64(0.75), U64F64.fromF64(0.25)]);
  expect(mechanismWeights([0n, 0n], 0n)).toEqual([U64F64.ONE, 0n]);
});

const epoch = (value: number, isOn: boolean): EpochOutput => ({
  stake: [7n],
  stakeWeight: [value],
  active: [isOn],
  validatorPermits: [isOn],
  consensus: [value],
  validatorTrust: [value],
  incentive: [value],
  dividends: [value],
  serverEmission: [BigInt(value)],
  validatorEmission: [BigInt(value)],
  emission: [BigInt(value)],
  bonds: [[]],
});

test("epochs are joined by weight, floored at each, and stake counts once by rule", () => {
  const weights = mechanismWeights([1n, 1n], 2n);
  const joined = aggregateEpochs([epoch(101, true), epoch(201, false)], weights, { stakeCountsOnce: false });
  expect(joined).toEqual({
    stake: [14n],
    stakeWeight: [150],
    active: [true],
    validatorPermits: [true],
    consensus: [150],
    validatorTrust: [150],
    dividends: [150],
    serverEmission: [302n],
    validatorEmission: [302n],
    emission: [150n],
  });
  const once = aggregateEpochs([epoch(1, true), epoch(1, true)], weights, { stakeCountsOnce: true });
  expect(once?.stake).toEqual([7n]);
  expect(aggregateEpochs([], [], { stakeCountsOnce: true })).toBeUndefined();
});
