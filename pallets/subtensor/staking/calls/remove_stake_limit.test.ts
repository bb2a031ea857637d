import { expect, test } from "vitest";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

function arrange() {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 100n * TAO }, COLD);
  return b;
}
const args = { hotkey: HOT, netuid: 1, amount_unstaked: 80n * TAO, limit_price: 1_100_000_000n, allow_partial: true };

test("sells down to the price; the rest stays staked", () => {
  const b = arrange();
  const before = b.stake(1);
  b.call("remove_stake_limit", args, COLD);
  const sold = before - b.stake(1);
  expect(sold > 30n * TAO && sold < 60n * TAO).toBe(true);
  expect(b.free(COLD) > 930n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("all or nothing, a price that is passed, more than there is", () => {
  const b = arrange();
  const refused = (change: object) => expect(() => b.call("remove_stake_limit", { ...args, ...change }, COLD));
  refused({ allow_partial: false }).toThrow("SlippageTooHigh");
  refused({ limit_price: 2_000_000_000n }).toThrow("PriceLimitExceeded");
  refused({ amount_unstaked: 101n * TAO }).toThrow("NotEnoughStakeToWithdraw");
  b.call("remove_stake_limit", { ...args, limit_price: 1_000n, allow_partial: false }, COLD);
  expect(b.problems()).toEqual([]);
});
