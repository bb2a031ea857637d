import { expect, test } from "vitest";
import { COLD, HOT, OTHER_HOT, stakingBench, TAO } from "../../test/staking.ts";

const args = {
  origin_hotkey: HOT,
  destination_hotkey: OTHER_HOT,
  origin_netuid: 1,
  destination_netuid: 2,
  alpha_amount: 90n * TAO,
  limit_price: 2_200_000_000n,
  allow_partial: true,
};

test("moves to another hotkey and subnet until the ratio of the prices is reached", () => {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 100n * TAO }, COLD);
  expect(() => b.call("move_stake_limit", { ...args, allow_partial: false }, COLD)).toThrow("SlippageTooHigh");
  const before = b.stake(1);
  b.call("move_stake_limit", args, COLD);
  expect(before - b.stake(1) < 90n * TAO && b.stake(2, OTHER_HOT) > TAO).toBe(true);
  expect(b.events().at(-1)?.name).toBe("StakeMoved");
  expect(b.problems()).toEqual([]);
});
