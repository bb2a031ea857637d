import { expect, test } from "vitest";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

const args = { hotkey: HOT, netuid: 1, amount: 10n * TAO, limit: undefined };

test("buys alpha that is nobody's", () => {
  const b = stakingBench();
  b.call("add_stake_burn", args, COLD);
  expect([b.stake(1), b.free(COLD)]).toEqual([0n, 990n * TAO]);
  expect(
    b
      .events()
      .map(({ name }) => name)
      .slice(-3),
  ).toEqual(["StakeAdded", "AlphaBurned", "AddStakeBurn"]);
  expect(b.problems()).toEqual([]);
});

test("fails as a whole", () => {
  const b = stakingBench();
  const before = b.store.changes();
  expect(() => b.call("add_stake_burn", { ...args, limit: 1_001_000_000n }, COLD)).toThrow("SlippageTooHigh");
  expect(() => b.call("add_stake_burn", { ...args, netuid: 0 }, COLD)).toThrow("CannotBurnOrRecycleOnRootSubnet");
  expect(b.store.changes()).toEqual(before);
});
