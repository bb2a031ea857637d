import { expect, test } from "vitest";
import { BURN_ACCOUNT } from "../../accounts.ts";
import { SubnetTaoFlow } from "../../pool/storage.ts";
import { SubtokenEnabled } from "../../subnets/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";
import { LastColdkeyHotkeyStakeBlock, NumStakingColdkeys } from "../storage.ts";

const args = { hotkey: HOT, netuid: 1, amount_staked: 10n * TAO };

test("buys alpha; the fee goes to the block's author, here nobody, so it is burned", () => {
  const b = stakingBench();
  b.call("add_stake", args, COLD);
  const staked = b.stake(1);
  expect(staked > 9n * TAO && staked < 10n * TAO).toBe(true);
  expect(b.free(COLD)).toBe(990n * TAO);
  const fee = b.free(BURN_ACCOUNT);
  expect(fee > 0n).toBe(true);
  const added = b.events().find(({ name }) => name === "StakeAdded");
  expect(added?.values).toEqual([COLD, HOT, 10n * TAO, staked, 1, fee]);
  expect(LastColdkeyHotkeyStakeBlock.get(b.store, COLD, HOT)).toBe(1n);
  expect(SubnetTaoFlow.get(b.store, 1)).toBe(10n * TAO - fee);
  expect(b.problems()).toEqual([]);
});

test("on root TAO is staked as it is", () => {
  const b = stakingBench();
  b.call("add_stake", { ...args, netuid: 0 }, NOMINATOR);
  expect(b.stake(0, HOT, NOMINATOR)).toBe(10n * TAO);
  expect(NumStakingColdkeys.get(b.store)).toBe(1n);
  expect(b.problems()).toEqual([]);
});

test("the account keeps the existential deposit", () => {
  const b = stakingBench();
  b.call("add_stake", { ...args, netuid: 0, amount_staked: 1_000n * TAO }, COLD);
  expect([b.free(COLD), b.stake(0)]).toEqual([500n, 1_000n * TAO - 500n]);
  expect(b.problems()).toEqual([]);
});

test("refuses, and nothing changes", () => {
  const b = stakingBench();
  const before = b.store.changes();
  const refused = (change: object, who = COLD) => expect(() => b.call("add_stake", { ...args, ...change }, who));
  refused({ amount_staked: 1_001n * 1_000n * TAO }).toThrow("InsufficientLiquidity");
  refused({ netuid: 9 }).toThrow("SubnetNotExists");
  refused({ amount_staked: 2_000_000n }).toThrow("AmountTooLow");
  refused({ amount_staked: 1_001n * TAO }).toThrow("NotEnoughBalanceToStake");
  refused({ hotkey: NOMINATOR }).toThrow("HotKeyAccountNotExists");
  expect(() => b.call("add_stake", args)).toThrow(/origin/);
  expect(b.store.changes()).toEqual(before);
  SubtokenEnabled.set(b.store, [1], false);
  refused({}).toThrow("SubtokenDisabled");
});
