import { expect, test } from "vitest";
import { TransferToggle } from "../../subnets/hyperparameters.ts";
import { COLD, HOT, NOMINATOR, OTHER_HOT, stakingBench, TAO } from "../../test/staking.ts";

const args = {
  destination_coldkey: NOMINATOR,
  origin_hotkey: HOT,
  destination_hotkey: OTHER_HOT,
  origin_netuid: 1,
  destination_netuid: 1,
  alpha_amount: 5n * TAO,
};

test("hands stake over on another hotkey", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 20n * TAO }, COLD);
  b.call("transfer_stake_and_hotkey", args, COLD);
  expect([b.stake(1, HOT, NOMINATOR), b.stake(1, OTHER_HOT, NOMINATOR)]).toEqual([0n, 5n * TAO]);
  expect(b.problems()).toEqual([]);
  TransferToggle.set(b.store, [1], false);
  expect(() => b.call("transfer_stake_and_hotkey", args, COLD)).toThrow("TransferDisallowed");
});
