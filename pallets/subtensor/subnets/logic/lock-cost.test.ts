import { U64F64 } from "@waystone/primitives";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lockReductionInterval, networkLockCost } from "./lock-cost.ts";
import { medianPrice, newPool } from "./new-pool.ts";
import { subnetToPrune } from "./prune-subnet.ts";

const TAO = 10n ** 9n;
const price = (value: number): U64F64 => U64F64.fromF64(value);

describe("the price of a subnet", () => {
  const input = { lastLock: 1_008n * TAO, minLock: 100n * TAO, lastLockBlock: 500n, block: 500n, interval: 100_800n };
  test("doubles, is back after an interval, and at its least after two", () => {
    expect(networkLockCost(input)).toBe(2_016n * TAO);
    expect(networkLockCost({ ...input, block: 500n + 100_800n })).toBe(1_008n * TAO);
    expect(networkLockCost({ ...input, block: 500n + 201_600n })).toBe(100n * TAO);
  });
  test("is what it was before the first", () =>
    expect(networkLockCost({ ...input, lastLockBlock: 0n, block: 0n })).toBe(1_008n * TAO));
  test("never rises by itself", () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1n << 63n }), fc.nat(300_000), fc.nat(300_000), (lastLock, age, more) => {
        const at = (blocks: number): bigint => networkLockCost({ ...input, lastLock, block: 500n + BigInt(blocks) });
        expect(at(age)).toBeGreaterThanOrEqual(at(age + more));
      }),
    ));
  test("falls in half the time after a halving", () => {
    expect(lockReductionInterval(100_800n, TAO)).toBe(100_800n);
    expect(lockReductionInterval(100_800n, TAO / 2n)).toBe(50_400n);
  });
});

describe("the subnet that goes", () => {
  const subnet = (netuid: number, movingPrice: number, registeredAt: bigint) => ({
    netuid,
    movingPrice: price(movingPrice),
    registeredAt,
  });
  test("has the lowest price, then is the oldest, and is past its immunity", () => {
    const subnets = [subnet(1, 0.5, 5n), subnet(2, 0.25, 9n), subnet(3, 0.25, 7n), subnet(4, 0, 95n)];
    expect(subnetToPrune(subnets, 100n, 10n)).toBe(3);
    expect(subnetToPrune(subnets, 105n, 10n)).toBe(4);
    expect(subnetToPrune(subnets, 10n, 10n)).toBeUndefined();
  });
});

describe("a new pool", () => {
  test("begins at the median of the prices", () => {
    expect(medianPrice([])).toBe(U64F64.ONE);
    expect(medianPrice([price(0), price(0.5)])).toBe(price(0.5));
    expect(medianPrice([price(4), price(1), price(2)])).toBe(price(2));
    expect(medianPrice([price(4), price(1), price(2), price(3)])).toBe(price(2.5));
  });
  test("has what was paid, or the least lock without cash behind it", () => {
    expect(newPool(1_000n, 900n, price(0.5), false)).toEqual({ tao: 1_000n, alpha: 2_000n });
    expect(newPool(800n, 900n, price(0.5), false)).toEqual({ tao: 900n, alpha: 1_800n });
    expect(newPool(800n, 900n, price(0.5), true)).toEqual({ tao: 800n, alpha: 1_600n });
  });
});
