import { U96F32 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitAlphaOut, splitTake, withheldProportion } from "./alpha-split.ts";
import { dividendDistribution } from "./dividends.ts";
import { type ParentChildInput, splitAmongParents } from "./parent-child.ts";

const U64_MAX = (1n << 64n) - 1n;
const amount = fc.bigInt({ min: 0n, max: 10n ** 16n });
const u16 = fc.integer({ min: 0, max: 0xffff });
const share = fc.bigInt({ min: 0n, max: U96F32.ONE }).map(bits => U96F32.fromBits(bits));
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

describe("a block's alpha", () => {
  test("is 18 % owner's, 41 % miners', 41 % validators', root's out of these", () => {
    const alpha = U96F32.fromInt(1_000_000_000);
    expect(splitAlphaOut(alpha, 11_796, U96F32.ZERO)).toEqual({
      ownerCut: 179_995_422n,
      server: 410_002_288n,
      validator: 410_002_288n,
      root: 0n,
    });
    expect(splitAlphaOut(alpha, undefined, U96F32.fromF64(0.5))).toEqual({
      ownerCut: 0n,
      server: 500_000_000n,
      validator: 250_000_000n,
      root: 250_000_000n,
    });
  });
  test("loses no more than a unit of each part", () =>
    fc.assert(
      fc.property(amount, fc.option(u16, { nil: undefined }), share, (alpha, cut, root) => {
        const parts = splitAlphaOut(U96F32.fromInt(alpha), cut, root);
        const total = sum(Object.values(parts));
        expect(total <= alpha && total > alpha - 4n).toBe(true);
      }),
    ));
  test("a take and its rest lose no more than a unit", () =>
    fc.assert(
      fc.property(amount, u16, (alpha, take) => {
        const parts = splitTake(U96F32.fromInt(alpha), take);
        const total = parts.take + parts.rest;
        expect(total === alpha || total === alpha - 1n).toBe(true);
      }),
    ));
  test("nothing is withheld of nothing", () => {
    expect(withheldProportion(0n, 0n)).toBe(0n);
    expect(withheldProportion(1n, 4n)).toBe(U96F32.fromF64(0.25));
  });
});

describe("dividends", () => {
  const row = fc.record({
    alphaStake: amount,
    rootStake: amount,
    dividend: amount.map(value => U96F32.fromInt(value)),
  });
  test("are no more than what is pending", () =>
    fc.assert(
      fc.property(amount, amount, share, fc.array(row, { maxLength: 20 }), (validator, root, weight, rows) => {
        const payouts = dividendDistribution(validator, root, weight, rows);
        expect(sum(payouts.alpha) <= U96F32.fromInt(validator)).toBe(true);
        expect(sum(payouts.root) <= U96F32.fromInt(root)).toBe(true);
      }),
    ));
  test("count for root as far as stake is TAO", () => {
    const dividend = U96F32.fromInt(100);
    const rows = [
      { alphaStake: 300n, rootStake: 100n, dividend },
      { alphaStake: 0n, rootStake: 5n, dividend },
      { alphaStake: 0n, rootStake: 0n, dividend },
    ];
    const { alpha, root } = dividendDistribution(700n, 500n, U96F32.ONE, rows);
    expect(alpha.map(value => U96F32.toBigInt(value))).toEqual([299n, 0n, 399n]);
    expect(root.map(value => U96F32.toBigInt(value))).toEqual([99n, 399n, 0n]);
  });
});

describe("dividends of a child", () => {
  const stake = { alpha: 100n, root: 0n };
  const base: ParentChildInput = {
    dividends: 1_000n,
    self: stake,
    toChildren: [],
    parents: [],
    taoWeight: U96F32.ZERO,
    childTake: 0,
    burn: 0n,
  };
  const parent = { ...stake, proportion: U64_MAX, isSameOwner: false };

  test("are its own without parents", () =>
    expect(splitAmongParents(base)).toEqual({ toParents: [], toSelf: 1_000n, recycled: [] }));
  test("go to parents by contribution, less take and burn", () => {
    expect(splitAmongParents({ ...base, parents: [parent] })).toMatchObject({ toParents: [500n], toSelf: 500n });
    const taken = splitAmongParents({ ...base, parents: [parent], childTake: 0x7fff, burn: U64_MAX / 4n });
    expect(taken).toEqual({ toParents: [125n], toSelf: 749n, recycled: [124n] });
    const family = { ...base, parents: [{ ...parent, isSameOwner: true }], childTake: 0xffff, burn: U64_MAX };
    expect(splitAmongParents(family)).toEqual({ toParents: [500n], toSelf: 500n, recycled: [0n] });
  });
  test("a hotkey that gave all its stake away contributes nothing", () =>
    expect(splitAmongParents({ ...base, toChildren: [U64_MAX], parents: [parent] })).toMatchObject({
      toParents: [1_000n],
      toSelf: 0n,
    }));
  test("count the hotkey's own contribution in whole rao, its parents' not", () => {
    const half = { ...base, self: { alpha: 0n, root: 1n }, taoWeight: U96F32.fromF64(0.5) };
    const parents = [{ alpha: 0n, root: 1n, proportion: U64_MAX, isSameOwner: true }];
    expect(splitAmongParents({ ...half, parents })).toMatchObject({ toParents: [1_000n], toSelf: 0n });
  });
  test("are neither lost nor made, but for a unit of each part", () => {
    const proportion = fc.bigInt({ min: 0n, max: U64_MAX });
    const anyParent = fc.record({ alpha: amount, root: amount, proportion, isSameOwner: fc.boolean() });
    fc.assert(
      fc.property(
        amount,
        fc.record({ alpha: amount, root: amount }),
        fc.array(anyParent, { maxLength: 5 }),
        share,
        u16,
        fc.bigInt({ min: 0n, max: U64_MAX / 8n }),
        (dividends, self, parents, taoWeight, take, burn) => {
          const childTake = Math.floor((take * 7) / 8);
          const split = splitAmongParents({ dividends, self, toChildren: [], parents, taoWeight, childTake, burn });
          const total = sum(split.toParents) + split.toSelf + sum(split.recycled);
          expect(total).toBeLessThanOrEqual(dividends);
          expect(total).toBeGreaterThan(dividends - 2n - 2n * BigInt(parents.length));
        },
      ),
    );
  });
});
