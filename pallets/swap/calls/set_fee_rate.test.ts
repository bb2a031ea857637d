import { BadOrigin, Origin } from "@waystone/frame";
import { expect, test } from "vitest";
import { amm } from "../amm.ts";
import { Err } from "../errors.ts";
import { FeeRateSet } from "../events.ts";
import { ANYBODY, callSwap, found, mockContext } from "../mock.ts";
import { FeeRate } from "../storage.ts";

const TAO = 10n ** 9n;

test("root sets the fee of a subnet's swaps", () => {
  const ctx = mockContext();
  found(ctx, 1, 100n * TAO, 100n * TAO);
  expect(amm.approxFee(ctx, 1, TAO)).toBe(503_547n);
  callSwap(ctx, "set_fee_rate", { netuid: 1, rate: 10_000 });
  expect(FeeRate.get(ctx.store, 1)).toBe(10_000);
  expect(amm.approxFee(ctx, 1, TAO)).toBe(152_590_218n);
  expect(ctx.store.events).toMatchObject([{ event: FeeRateSet({ netuid: 1, rate: 10_000 }) }]);
});

test("nobody else does, and only on a subnet, within the bound", () => {
  const ctx = mockContext();
  found(ctx, 1, TAO, TAO);
  const before = ctx.store.changes();
  expect(() => callSwap(ctx, "set_fee_rate", { netuid: 1, rate: 0 }, Origin.signed(ANYBODY))).toThrow(BadOrigin);
  expect(() => callSwap(ctx, "set_fee_rate", { netuid: 2, rate: 0 })).toThrow(Err.MechanismDoesNotExist);
  expect(() => callSwap(ctx, "set_fee_rate", { netuid: 1, rate: 10_001 })).toThrow(Err.FeeRateTooHigh);
  expect(ctx.store.changes()).toEqual(before);
  expect(ctx.store.events).toEqual([]);
});
