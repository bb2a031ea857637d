import { expect, test } from "vitest";
import { Delegates } from "../../keys/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";

const args = { hotkey: HOT, netuid: 1, amount_staked: 100n * TAO, limit_price: 1_100_000_000n, allow_partial: true };

test("stakes up to the price, and makes a hotkey with a nominator a delegate", () => {
  const b = stakingBench();
  b.call("add_stake_limit", args, NOMINATOR);
  const paid = 1_000n * TAO - b.free(NOMINATOR);
  expect(paid > 40n * TAO && paid < 60n * TAO).toBe(true);
  expect(b.stake(1, HOT, NOMINATOR) < paid).toBe(true);
  expect(Delegates.has(b.store, HOT)).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("an amount within the limit is staked in full", () => {
  const b = stakingBench();
  b.call("add_stake_limit", { ...args, amount_staked: TAO, allow_partial: false }, COLD);
  expect(b.free(COLD)).toBe(999n * TAO);
  expect(Delegates.has(b.store, HOT)).toBe(false);
});

test("all or nothing; a price that is passed; root has one price", () => {
  const b = stakingBench();
  const refused = (change: object) => expect(() => b.call("add_stake_limit", { ...args, ...change }, COLD));
  refused({ allow_partial: false }).toThrow("SlippageTooHigh");
  refused({ limit_price: 900_000_000n }).toThrow("PriceLimitExceeded");
  refused({ netuid: 0, limit_price: 999_999_999n, allow_partial: false }).toThrow("SlippageTooHigh");
  b.call("add_stake_limit", { ...args, netuid: 0, limit_price: TAO, allow_partial: false }, COLD);
  expect(b.stake(0)).toBe(100n * TAO);
});
