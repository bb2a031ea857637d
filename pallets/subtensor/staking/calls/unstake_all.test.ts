import { expect, test } from "vitest";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";

test("takes all out, root included, and passes over what cannot be sold", () => {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  for (const netuid of [0, 1]) b.call("add_stake", { hotkey: HOT, netuid, amount_staked: 10n * TAO }, COLD);
  b.call("unstake_all", { hotkey: HOT }, COLD);
  expect([b.stake(0), b.stake(1)]).toEqual([0n, 0n]);
  expect(b.free(COLD) > 999n * TAO).toBe(true);
  expect(b.events().filter(({ name }) => name === "StakeRemoved")).toHaveLength(2);
  expect(b.problems()).toEqual([]);
  b.call("unstake_all", { hotkey: HOT }, COLD);
  expect(() => b.call("unstake_all", { hotkey: NOMINATOR }, COLD)).toThrow("HotKeyAccountNotExists");
});
