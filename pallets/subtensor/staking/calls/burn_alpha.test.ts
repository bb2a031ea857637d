import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { Lock } from "../../locks/storage.ts";
import { SubnetAlphaOut } from "../../pool/storage.ts";
import { COLD, HOT, stakingBench, TAO } from "../../test/staking.ts";

test("alpha stays outside the pool, and is nobody's", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 10n * TAO }, COLD);
  const outside = SubnetAlphaOut.get(b.store, 1);
  Lock.set(b.store, [COLD, 1, HOT], { locked_mass: 5n * TAO, conviction: U64F64.ZERO, last_update: 1n });
  expect(() => b.call("burn_alpha", { hotkey: HOT, amount: 20n * TAO, netuid: 1 }, COLD)).toThrow("StakeUnavailable");
  Lock.remove(b.store, COLD, 1, HOT);
  b.call("burn_alpha", { hotkey: HOT, amount: 20n * TAO, netuid: 1 }, COLD);
  expect([SubnetAlphaOut.get(b.store, 1), b.stake(1)]).toEqual([outside, 0n]);
  expect(b.events().at(-1)?.name).toBe("AlphaBurned");
  expect(b.problems()).toEqual([]);
});
