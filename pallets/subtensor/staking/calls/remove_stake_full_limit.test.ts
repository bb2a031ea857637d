import { expect, test } from "vitest";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

function arrange() {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 10n * TAO }, COLD);
  return b;
}

test.each([undefined, 900_000_000n])("takes all out with limit %s", limit_price => {
  const b = arrange();
  b.call("remove_stake_full_limit", { hotkey: HOT, netuid: 1, limit_price }, COLD);
  expect(b.stake(1)).toBe(0n);
  expect(b.problems()).toEqual([]);
});

test("all or nothing", () => {
  const b = arrange();
  const args = { hotkey: HOT, netuid: 1, limit_price: 1_010_000_000n };
  expect(() => b.call("remove_stake_full_limit", args, COLD)).toThrow("SlippageTooHigh");
  expect(b.stake(1) > 9n * TAO).toBe(true);
});
