import { expect, test } from "vitest";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

const args = { hotkey: HOT, origin_netuid: 1, destination_netuid: 2, alpha_amount: 5n * TAO };

test("moves stake to another subnet", () => {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 20n * TAO }, COLD);
  b.call("swap_stake", args, COLD);
  expect(b.stake(2) > 9n * TAO).toBe(true);
  expect(b.events().at(-1)?.name).toBe("StakeSwapped");
  expect(b.problems()).toEqual([]);
  expect(() => b.call("swap_stake", { ...args, destination_netuid: 1 }, COLD)).toThrow("SameNetuid");
  expect(() => b.call("swap_stake", { ...args, origin_netuid: 7 }, COLD)).toThrow("SubnetNotExists");
});
