import { expect, test } from "vitest";
import { local, reference } from "../config/presets.ts";
import { bench } from "../mock.ts";
import { nextEpochBlock } from "../subnets/epoch-schedule.ts";
import { LastEpochBlock, Tempo } from "../subnets/schedule.ts";
import { tempo } from "./tempo.ts";

test("by state, a new cycle begins in this block", () => {
  const { store, ctx, goTo } = bench(reference);
  goTo(1_000);
  tempo.set(ctx, 1, 30);
  expect([Tempo.get(store, 1), LastEpochBlock.get(store, 1)]).toEqual([30, 1_000n]);
});

test.each([10, 30, 360, 999])("stateless, clients reckon the next epoch from the last and a tempo of %i", value => {
  const { store, ctx, goTo } = bench(local(12_000n));
  for (const block of [2_000, 2_001, 2_345]) {
    goTo(block);
    tempo.set(ctx, 1, value);
    expect(LastEpochBlock.get(store, 1) + BigInt(value)).toBe(nextEpochBlock(ctx, 1));
    expect(LastEpochBlock.get(store, 1)).toBeLessThanOrEqual(BigInt(block) + 1n);
  }
});

test("no epochs with a tempo of 0", () => {
  const { ctx } = bench();
  tempo.set(ctx, 1, 0);
  expect(nextEpochBlock(ctx, 1)).toBeUndefined();
});
