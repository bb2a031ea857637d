import { I96F32, U64F64, U96F32 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextMovingPrice } from "./moving-price.ts";
import { emissionShares, isRootSold, type SubnetShareInput, subnetBlockEmissions } from "./shares.ts";
import { rootProportion, subnetTerms } from "./subnet-terms.ts";

const TAO = 10n ** 9n;
const subnet = (movingPrice: number, minerBurned = 0, emissionEnabled = true): SubnetShareInput => ({
  movingPrice: U64F64.fromF64(movingPrice),
  minerBurned: U96F32.fromF64(minerBurned),
  emissionEnabled,
});
const inTao = (values: readonly U96F32[]): number[] => values.map(value => Number(U96F32.toBigInt(value)));
const emission = U96F32.fromInt(1_000);

describe("TAO of a block", () => {
  test("goes by moving price", () => {
    expect(inTao(subnetBlockEmissions([subnet(0.75), subnet(0.25)], emission))).toEqual([750, 250]);
    expect(subnetBlockEmissions([], emission)).toEqual([]);
    expect(inTao(subnetBlockEmissions([subnet(0)], emission))).toEqual([0]);
  });
  test("less what owners withhold, unless all withhold all", () => {
    expect(inTao(subnetBlockEmissions([subnet(0.5, 0.5), subnet(0.5, 0)], emission))).toEqual([333, 666]);
    expect(inTao(subnetBlockEmissions([subnet(0.5, 1), subnet(0.5, 2)], emission))).toEqual([500, 500]);
  });
  test("leaves out who has no emission", () => {
    expect(inTao(subnetBlockEmissions([subnet(0.5), subnet(0.5, 0, false)], emission))).toEqual([1_000, 0]);
    expect(inTao(subnetBlockEmissions([subnet(0.5, 0, false)], emission))).toEqual([0]);
  });
  test("is not exceeded", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            movingPrice: fc.bigInt({ min: 0n, max: 1n << 66n }).map(bits => U64F64.fromBits(bits)),
            minerBurned: fc.bigInt({ min: 0n, max: 1n << 33n }).map(bits => U96F32.fromBits(bits)),
            emissionEnabled: fc.boolean(),
          }),
          { maxLength: 20 },
        ),
        subnets => {
          const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
          expect(sum(emissionShares(subnets)) <= U64F64.ONE).toBe(true);
          expect(sum(subnetBlockEmissions(subnets, emission)) <= emission).toBe(true);
        },
      ),
    ));
  test("root dividends are sold where prices add up to more than 1", () => {
    expect(isRootSold([subnet(0.5), subnet(0.5)])).toBe(false);
    expect(isRootSold([subnet(0.5), subnet(0.5), subnet(2 ** -64)])).toBe(true);
  });
});

describe("a subnet's terms", () => {
  test("join the pool at the price, up to root's share of the alpha; the rest buys", () => {
    const price = U64F64.fromF64(0.5);
    const all = subnetTerms(U96F32.fromInt(100), price, 1_000n, U96F32.ONE);
    expect(all).toEqual({
      taoIn: U96F32.fromInt(100),
      alphaIn: U96F32.fromInt(200),
      alphaOut: U96F32.fromInt(1_000),
      excessTao: 0n,
    });
    const capped = subnetTerms(U96F32.fromInt(100), price, 1_000n, U96F32.fromF64(0.125));
    expect([capped.alphaIn, capped.taoIn, capped.excessTao]).toEqual(
      [125, 62.5, 37.5].map(value => U96F32.fromF64(value)),
    );
  });
  test("nothing of the TAO is lost", () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1n << 62n }),
        fc.bigInt({ min: 0n, max: 1n << 70n }),
        fc.bigInt({ min: 0n, max: TAO }),
        fc.bigInt({ min: 0n, max: U96F32.ONE }),
        (tao, price, alpha, share) => {
          const given = U96F32.fromBits(tao);
          const terms = subnetTerms(given, U64F64.fromBits(price), alpha, U96F32.fromBits(share));
          expect(terms.taoIn + terms.excessTao).toBe(given);
          expect(terms.alphaIn <= U96F32.saturatingMul(U96F32.fromBits(share), terms.alphaOut)).toBe(true);
        },
      ),
    ));
  test("root has all of a subnet without alpha, and none without TAO", () => {
    expect(rootProportion(5n, U96F32.ONE, 0n)).toBe(U96F32.ONE);
    expect(rootProportion(0n, U96F32.ONE, 5n)).toBe(0n);
    expect(rootProportion(0n, U96F32.ONE, 0n)).toBe(0n);
  });
});

describe("a moving price", () => {
  const input = {
    block: 201_700n,
    firstEmissionBlock: 101n,
    halvingBlocks: 201_600n,
    movingAlpha: I96F32.fromF64(0.5),
  };
  const move = (price: number, movingPrice: number, change = {}) =>
    nextMovingPrice({ ...input, ...change, price: U64F64.fromF64(price), movingPrice: U64F64.fromF64(movingPrice) });
  test("moves at half speed at its halving age, towards at most 1", () => {
    expect(move(1, 0)).toBe(I96F32.fromF64(0.25));
    expect(move(7, 0)).toBe(I96F32.fromF64(0.25));
    expect(move(0, 1)).toBe(I96F32.fromF64(0.75));
  });
  test("stands still at the age of 0", () => {
    expect(move(1, 0.5, { block: 100n })).toBe(I96F32.fromF64(0.5));
    expect(move(1, 0.5, { block: 0n, firstEmissionBlock: 0n, halvingBlocks: 0n })).toBe(I96F32.fromF64(0.5));
  });
  test("stays between what it was and what it follows", () =>
    fc.assert(
      fc.property(fc.nat(1 << 30), fc.nat(1 << 30), (a, b) => {
        const [price, before] = [a / (1 << 30), b / (1 << 30)];
        const after = move(price, before);
        const [low, high] = [Math.min(price, before), Math.max(price, before)].map(value => I96F32.fromF64(value));
        expect(after >= (low ?? 0n) - 1n && after <= (high ?? 0n)).toBe(true);
      }),
    ));
});
