import { Authorities } from "@waystone/pallet-aura";
import { fromHex } from "@waystone/scale";
import { expect, test } from "vitest";
import { account } from "../mock.ts";
import { COLD, HOT, stakingBench, TAO } from "../test/staking.ts";

const AUTHOR = account(300);

test("the block's author gets the fee of a purchase, and what that of a sale is worth", () => {
  const b = stakingBench();
  Authorities.set(b.store, [fromHex(AUTHOR)]);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 100n * TAO }, COLD);
  const bought = b.free(AUTHOR);
  expect(bought).toBe(b.events().find(({ name }) => name === "StakeAdded")?.values[5]);
  b.call("remove_stake", { hotkey: HOT, netuid: 1, amount_unstaked: b.stake(1) }, COLD);
  expect(b.free(AUTHOR) - bought > (bought * 9n) / 10n).toBe(true);
  expect(b.free(COLD) + b.free(AUTHOR) <= 1_000n * TAO).toBe(true);
  expect(b.problems()).toEqual([]);
});
