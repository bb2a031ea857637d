import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { PendingChildKeys } from "../../children/storage.ts";
import { Lock } from "../../locks/storage.ts";
import { StakeThreshold } from "../../shares/storage.ts";
import { SubtokenEnabled } from "../../subnets/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";
import { NominatorMinRequiredStake, NumStakingColdkeys } from "../storage.ts";

function arrange(netuid = 1) {
  const b = stakingBench();
  for (const who of [COLD, NOMINATOR]) b.call("add_stake", { hotkey: HOT, netuid, amount_staked: 10n * TAO }, who);
  b.events();
  return b;
}

test("sells alpha, at most what is there, for less than it cost", () => {
  const b = arrange();
  const staked = b.stake(1);
  b.call("remove_stake", { hotkey: HOT, netuid: 1, amount_unstaked: staked + TAO }, COLD);
  expect(b.stake(1)).toBe(0n);
  expect(b.free(COLD) > 999n * TAO && b.free(COLD) < 1_001n * TAO).toBe(true);
  const removed = b.events().find(({ name }) => name === "StakeRemoved");
  expect(removed?.values.slice(0, 2)).toEqual([COLD, HOT]);
  expect(removed?.values[2]).toBe(b.free(COLD) - 990n * TAO);
  expect(b.problems()).toEqual([]);
});

test("on root TAO comes out as it is, and who has none left is claimed for no more", () => {
  const b = arrange(0);
  b.call("remove_stake", { hotkey: HOT, netuid: 0, amount_unstaked: 10n * TAO }, COLD);
  expect([b.free(COLD), NumStakingColdkeys.get(b.store)]).toEqual([1_000n * TAO, 1n]);
  expect(b.problems()).toEqual([]);
});

test("a nomination's small rest goes too", () => {
  const b = arrange(0);
  NominatorMinRequiredStake.set(b.store, 1_000_000_000n);
  b.call("remove_stake", { hotkey: HOT, netuid: 0, amount_unstaked: 9n * TAO }, NOMINATOR);
  b.call("remove_stake", { hotkey: HOT, netuid: 0, amount_unstaked: 9n * TAO }, COLD);
  expect([b.stake(0, HOT, NOMINATOR), b.stake(0), b.free(NOMINATOR)]).toEqual([0n, TAO, 1_000n * TAO]);
  expect(b.problems()).toEqual([]);
});

test("without enough stake a hotkey gets no children", () => {
  const b = arrange();
  StakeThreshold.set(b.store, 100n * TAO);
  PendingChildKeys.set(b.store, [1, HOT], [[[5n, NOMINATOR]], 9n]);
  b.call("remove_stake", { hotkey: HOT, netuid: 1, amount_unstaked: TAO }, COLD);
  expect(PendingChildKeys.has(b.store, 1, HOT)).toBe(false);
});

test("refuses", () => {
  const b = arrange();
  const refused = (change: object) =>
    expect(() => b.call("remove_stake", { hotkey: HOT, netuid: 1, amount_unstaked: TAO, ...change }, COLD));
  refused({ amount_unstaked: 1_000n }).toThrow("AmountTooLow");
  refused({ amount_unstaked: 0n }).toThrow("AmountTooLow");
  refused({ netuid: 9 }).toThrow("SubtokenDisabled");
  const lock = { locked_mass: b.stake(1), conviction: U64F64.ZERO, last_update: 1n };
  Lock.set(b.store, [COLD, 1, HOT], lock);
  refused({}).toThrow("StakeUnavailable");
  SubtokenEnabled.set(b.store, [1], false);
  refused({}).toThrow("SubtokenDisabled");
});
