import { expect, test } from "vitest";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";

test("sells alpha everywhere and stakes the TAO on root", () => {
  const b = stakingBench();
  b.addSubnet(2, 500n * TAO, 1_000n * TAO);
  for (const netuid of [0, 1, 2]) b.call("add_stake", { hotkey: HOT, netuid, amount_staked: 10n * TAO }, COLD);
  const free = b.free(COLD);
  b.call("unstake_all_alpha", { hotkey: HOT }, COLD);
  expect([b.stake(1), b.stake(2), b.free(COLD)]).toEqual([0n, 0n, free]);
  expect(b.stake(0) > 29n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
  expect(() => b.call("unstake_all_alpha", { hotkey: HOT }, COLD)).toThrow("AmountTooLow");
  expect(() => b.call("unstake_all_alpha", { hotkey: NOMINATOR }, COLD)).toThrow("HotKeyAccountNotExists");
});
