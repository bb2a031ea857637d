import { describe, expect, test } from "vitest";
import { dev, reference } from "../config/presets.ts";
import { account, type Bench, bench } from "../mock.ts";
import { Keys } from "../neurons/storage.ts";
import {
  BlocksSinceLastStep,
  LastEpochBlock,
  MaxEpochsPerBlock,
  PendingEpochAt,
  SubnetEpochIndex,
  Tempo,
} from "../subnets/schedule.ts";
import { deferredSubnets, takeDue } from "./due-epochs.ts";
import { PendingServerEmission } from "./storage.ts";

const SUBNETS = [1, 2, 3];

function arrange(config = dev()): Bench {
  const b = bench(config);
  for (const netuid of SUBNETS) {
    Tempo.set(b.store, [netuid], 5);
    PendingServerEmission.set(b.store, [netuid], 7n);
  }
  return b;
}
const due = (b: Bench, block: number): number[] => {
  b.goTo(block);
  return takeDue(b.ctx, SUBNETS).map(pending => pending.netuid);
};

describe("without state", () => {
  test("subnet n's turn is when (block + n + 1) % (tempo + 1) is 0", () => {
    const b = arrange();
    const turns = Array.from({ length: 12 }, (_, i) => due(b, 10 + i));
    expect(turns).toEqual([[1], [], [], [], [3], [2], [1], [], [], [], [3], [2]]);
    expect([LastEpochBlock.get(b.store, 2), SubnetEpochIndex.get(b.store, 2)]).toEqual([22n, 2n]);
    expect(BlocksSinceLastStep.get(b.store, 3)).toBe(1n);
  });

  test("an epoch that was asked for runs besides, once", () => {
    const b = arrange();
    PendingEpochAt.set(b.store, [2], 12n);
    expect([due(b, 11), due(b, 12), due(b, 13)]).toEqual([[], [2], []]);
    expect(PendingEpochAt.get(b.store, 2)).toBe(0n);
  });

  test("there is no cap", () => {
    const b = arrange();
    MaxEpochsPerBlock.set(b.store, 1);
    for (const netuid of SUBNETS) PendingEpochAt.set(b.store, [netuid], 12n);
    b.goTo(12);
    expect(deferredSubnets(b.ctx, SUBNETS).size).toBe(0);
    expect(due(b, 12)).toEqual(SUBNETS);
  });
});

describe("by state", () => {
  test("a tempo after the last one, at most so many a block; others wait for the next", () => {
    const b = arrange(reference);
    MaxEpochsPerBlock.set(b.store, 2);
    b.goTo(5);
    expect([...deferredSubnets(b.ctx, SUBNETS)]).toEqual([3]);
    expect(due(b, 5)).toEqual([1, 2]);
    expect(PendingEpochAt.get(b.store, 3)).toBe(6n);
    expect(b.events()).toEqual([{ name: "EpochDeferred", values: [3, 5n, 6n] }]);
    expect([due(b, 6), due(b, 7), due(b, 10)]).toEqual([[3], [], [1, 2]]);
  });

  test("runs in any case when none ran for very long", () => {
    const b = arrange(reference);
    for (const netuid of SUBNETS) LastEpochBlock.set(b.store, [netuid], 100n);
    BlocksSinceLastStep.set(b.store, [1], 50_400n);
    expect(due(b, 101)).toEqual([1]);
  });
});

test("where a hotkey has two uids the turn passes, and nothing is taken", () => {
  const b = arrange();
  for (const uid of [0, 1]) Keys.set(b.store, [2, uid], account(5));
  expect(due(b, 15)).toEqual([]);
  expect(b.events()).toEqual([{ name: "EpochSkipped", values: [2, 15n] }]);
  expect([PendingServerEmission.get(b.store, 2), SubnetEpochIndex.get(b.store, 2)]).toEqual([7n, 1n]);
});
