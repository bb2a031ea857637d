import { I64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EpochInput, StoredRow } from "./epoch-types.ts";
import { runEpoch } from "./run-epoch.ts";

const U16 = 0xffff;
const TAO = 10n ** 9n;

/** Two validators, 0 and 1, and two miners, 2 and 3. */
function input(change: Partial<EpochInput> = {}): EpochInput {
  return {
    n: 4,
    block: 10_000n,
    tempo: 360,
    activityCutoff: 5_000n,
    lastMechanismStepBlock: 9_600n,
    stake: [60n * TAO, 40n * TAO, 0n, 0n].map(value => I64F64.saturatingFromNum(value)),
    stakeThreshold: 0n,
    ownerUid: undefined,
    maxAllowedValidators: 2,
    validatorPermits: [true, true, false, false],
    lastUpdate: [9_900n, 9_900n, 9_900n, 9_900n],
    registeredAt: [1n, 1n, 1n, 1n],
    weights: [[[2, U16]], [[2, U16]], [], []],
    bonds: [[], [], [], []],
    commitBlocks: undefined,
    kappa: 32_767,
    bondsPenalty: U16,
    bondsMovingAverage: 900_000n,
    yuma3On: true,
    liquidAlphaOn: false,
    alphaValues: [45_875, 58_982],
    alphaSigmoidSteepness: 1_000,
    emission: 1_000n * TAO,
    ...change,
  };
}

describe("an epoch of two validators who agree", () => {
  test("gives half to their miner and half to them by stake", () => {
    const out = runEpoch(input());
    expect(out.consensus).toEqual([0, 0, U16, 0]);
    expect(out.incentive).toEqual([0, 0, U16, 0]);
    expect(out.serverEmission).toEqual([0n, 0n, 500n * TAO, 0n]);
    const [first = 0n, second = 0n] = out.validatorEmission;
    expect(first > 299n * TAO && first < 301n * TAO && second > 199n * TAO && second < 201n * TAO).toBe(true);
    expect(out.validatorPermits).toEqual([true, true, false, false]);
  });

  test.each([
    ["a miner that registered after them gets nothing", { registeredAt: [1n, 1n, 9_900n, 1n] }],
    ["validators without a permit have no say", { validatorPermits: [false, false, true, true] }],
    ["inactive validators have no say", { activityCutoff: 10n }],
    [
      "a commit before the miner's registration has no say",
      { registeredAt: [1n, 1n, 500n, 1n], commitBlocks: [499n, 499n, 0n, 0n] },
    ],
  ])("%s", (_, change) => {
    const out = runEpoch(input(change));
    expect(out.incentive).toEqual([0, 0, 0, 0]);
    expect(out.serverEmission).toEqual([0n, 0n, 0n, 0n]);
    // Then validators get everything by stake.
    const [first = 0n, second = 0n] = out.validatorEmission;
    expect(first >= 599n * TAO && second >= 399n * TAO).toBe(true);
  });

  test("the owner always has a permit, may weigh itself, and needs no threshold", () => {
    const alone: readonly StoredRow[] = [[], [], [], [[3, U16]]];
    const stake = [0n, 0n, 0n, 5n].map(value => I64F64.saturatingFromNum(value));
    const change = { weights: alone, stake, stakeThreshold: 10n, validatorPermits: [false, false, false, false] };
    expect(runEpoch(input({ ...change, ownerUid: 3 })).incentive).toEqual([0, 0, 0, U16]);
    expect(runEpoch(input(change)).incentive).toEqual([0, 0, 0, 0]);
    const others = runEpoch(input({ ownerUid: 3 }));
    expect(others.validatorPermits).toEqual([true, true, false, true]);
  });

  test("a dissenter's weight above consensus is cut", () => {
    const out = runEpoch(input({ weights: [[[2, U16]], [[3, U16]], [], []] }));
    expect(out.incentive).toEqual([0, 0, U16, 0]);
    expect(out.validatorTrust).toEqual([U16, 0, 0, 0]);
    expect(out.dividends).toEqual([U16, 0, 0, 0]);
  });
});

test("bonds grow towards weights, and are forgotten when a permit is lost", () => {
  const grown = runEpoch(input());
  const [bond] = grown.bonds[0] ?? [];
  expect(bond).toEqual([2, 6_553]);
  const lost = runEpoch(input({ bonds: grown.bonds, maxAllowedValidators: 1 }));
  expect(lost.bonds[0]?.[0]?.[1]).toBeGreaterThan(6_553);
  expect(lost.bonds[1]).toEqual([]);
});

test("shorter lists of state count as inactive and without permit", () => {
  const out = runEpoch(input({ lastUpdate: [], validatorPermits: [] }));
  expect(out.active).toEqual([]);
  expect(out.incentive).toEqual([0, 0, 0, 0]);
});

describe("any epoch", () => {
  const n = 6;
  const list = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: n, maxLength: n });
  const row = fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.integer({ min: 1, max: U16 })), { selector: ([uid]) => uid });
  const anyEpoch: fc.Arbitrary<EpochInput> = fc
    .record({
      stake: list(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(value => I64F64.saturatingFromNum(value))),
      validatorPermits: list(fc.boolean()),
      lastUpdate: list(fc.bigInt({ min: 0n, max: 10_000n })),
      registeredAt: list(fc.bigInt({ min: 0n, max: 10_000n })),
      weights: list(row),
      bonds: list(row),
      ownerUid: fc.option(fc.nat(n - 1), { nil: undefined }),
      maxAllowedValidators: fc.integer({ min: 1, max: n }),
      yuma3On: fc.boolean(),
      liquidAlphaOn: fc.boolean(),
      bondsPenalty: fc.integer({ min: 0, max: U16 }),
      emission: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    })
    .map(change => input({ n, ...change }));
  const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

  test("shares add up to at most one, and no more than the emission is paid", () =>
    fc.assert(
      fc.property(anyEpoch, epoch => {
        const out = runEpoch(epoch);
        for (const shares of [out.incentive, out.dividends, out.stakeWeight])
          expect(shares.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(U16);
        expect(total(out.serverEmission) + total(out.validatorEmission)).toBeLessThanOrEqual(epoch.emission);
        expect(total(out.emission)).toBeLessThanOrEqual(epoch.emission);
        expect(out.validatorPermits.filter(Boolean).length).toBeLessThanOrEqual(epoch.maxAllowedValidators + 1);
      }),
    ));

  test("is the same twice, watched or not, and leaves its input alone", () =>
    fc.assert(
      fc.property(anyEpoch, epoch => {
        const before = structuredClone(epoch);
        const seen: string[] = [];
        expect(runEpoch(epoch, step => seen.push(step))).toEqual(runEpoch(epoch));
        expect(epoch).toEqual(before);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    ));
});
