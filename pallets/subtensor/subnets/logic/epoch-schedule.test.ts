import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currentEpoch, type EpochClock, isEpochDue, nextEpochBlock } from "./epoch-schedule.ts";

const LONGEST = 50_400n;
const clock = (change: Partial<EpochClock> = {}): EpochClock => ({
  netuid: 3,
  tempo: 360,
  lastEpochBlock: 1_000n,
  pendingEpochAt: 0n,
  blocksSinceLastStep: 0n,
  ...change,
});

describe("an epoch by state", () => {
  const isDue = (at: EpochClock, block: bigint): boolean => isEpochDue("stateful", at, block, LONGEST);
  test("is due a tempo after the last, when it was asked for, or after too long a time", () => {
    expect(isDue(clock(), 1_359n)).toBe(false);
    expect(isDue(clock(), 1_360n)).toBe(true);
    expect(isDue(clock({ pendingEpochAt: 1_010n }), 1_009n)).toBe(false);
    expect(isDue(clock({ pendingEpochAt: 1_010n }), 1_010n)).toBe(true);
    expect(isDue(clock({ blocksSinceLastStep: LONGEST + 1n }), 1_001n)).toBe(true);
    expect(isDue(clock({ tempo: 0, pendingEpochAt: 1n }), 9_999n)).toBe(false);
  });
  test("is planned for the earlier of both", () => {
    expect(nextEpochBlock("stateful", clock(), 1_001n)).toBe(1_360n);
    expect(nextEpochBlock("stateful", clock({ pendingEpochAt: 1_010n }), 1_001n)).toBe(1_010n);
    expect(nextEpochBlock("stateful", clock({ pendingEpochAt: 2_000n }), 1_001n)).toBe(1_360n);
    expect(nextEpochBlock("stateful", clock({ tempo: 0 }), 1_001n)).toBeUndefined();
  });
});

describe("an epoch by modulo", () => {
  test("is due where (block + netuid + 1) % (tempo + 1) is 0, once a cycle", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 128 }),
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        (tempo, netuid, from) => {
          const at = clock({ tempo, netuid, blocksSinceLastStep: LONGEST + 1n });
          const cycle = Array.from({ length: tempo + 1 }, (_, i) => from + BigInt(i));
          const due = cycle.filter(block => isEpochDue("modulo", at, block, LONGEST));
          expect(due).toEqual(cycle.filter(block => (block + BigInt(netuid) + 1n) % BigInt(tempo + 1) === 0n));
          expect(due).toEqual([nextEpochBlock("modulo", at, from)]);
        },
      ),
      { numRuns: 50 },
    ));
  test("is due besides when it was asked for", () => {
    expect(isEpochDue("modulo", clock({ pendingEpochAt: 5n }), 5n, LONGEST)).toBe(true);
    expect(isEpochDue("modulo", clock({ tempo: 0 }), 5n, LONGEST)).toBe(false);
  });
});

test("what happens in an epoch's block belongs to the next epoch", () => {
  expect(currentEpoch(7n, false)).toBe(7n);
  expect(currentEpoch(7n, true)).toBe(8n);
});
