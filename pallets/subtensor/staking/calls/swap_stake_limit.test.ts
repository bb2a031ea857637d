import { expect, test } from "vitest";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

const args = {
  hotkey: HOT,
  origin_netuid: 1,
  destination_netuid: 2,
  alpha_amount: 90n * TAO,
  limit_price: 2_200_000_000n,
  allow_partial: true,
};

function arrange() {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 100n * TAO }, COLD);
  return b;
}

test("moves until the ratio of the prices is reached", () => {
  const b = arrange();
  const before = b.stake(1);
  b.call("swap_stake_limit", args, COLD);
  const moved = before - b.stake(1);
  expect(moved > TAO && moved < 90n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("to root and from root the limit is that of a sale and of a purchase", () => {
  const b = arrange();
  b.call("swap_stake_limit", { ...args, destination_netuid: 0, limit_price: 1_100_000_000n }, COLD);
  expect(b.stake(0) > 40n * TAO && b.stake(0) < 70n * TAO).toBe(true);
  b.call("swap_stake_limit", { ...args, origin_netuid: 0, destination_netuid: 1, limit_price: 900_000_000n }, COLD);
  expect(b.stake(0) > 0n).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("all or nothing, and a ratio that is passed", () => {
  const b = arrange();
  const refused = (change: object) => expect(() => b.call("swap_stake_limit", { ...args, ...change }, COLD));
  refused({ allow_partial: false }).toThrow("SlippageTooHigh");
  refused({ limit_price: 9_000_000_000n, allow_partial: false }).toThrow("SlippageTooHigh");
  b.call("swap_stake_limit", { ...args, limit_price: 0n, allow_partial: false, alpha_amount: TAO }, COLD);
  expect(b.stake(2) > 0n).toBe(true);
});
