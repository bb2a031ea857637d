import { Origin } from "@waystone/frame";
import { expect, test } from "vitest";
import { NominatorMinRequiredStake } from "../staking/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../test/staking.ts";

const order = (min_stake: bigint) => ({
  pallet: "AdminUtils",
  call: "sudo_set_nominator_min_required_stake",
  args: { min_stake },
});

/** A nominator and the owner, each with 1 TAO in alpha on the owner's hotkey. */
function arrange() {
  const b = stakingBench();
  for (const who of [COLD, NOMINATOR]) b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: TAO }, who);
  return b;
}

test("raising it takes out nominations that are too small then, and nobody's own stake", () => {
  const b = arrange();
  const [before, own] = [b.free(NOMINATOR), b.stake(1)];
  // The least stake is 0.002 TAO: a thousand times that is 2 TAO.
  b.ctx.dispatch(order(1_000_000_000n), Origin.root);
  expect(NominatorMinRequiredStake.get(b.store)).toBe(1_000_000_000n);
  expect(b.stake(1, HOT, NOMINATOR)).toBe(0n);
  expect(b.free(NOMINATOR)).toBeGreaterThan(before + (99n * TAO) / 100n);
  expect(b.stake(1)).toBe(own);
  expect(b.problems()).toEqual([]);
});

test("a smaller one, or one that nobody is below, changes no stake", () => {
  const b = arrange();
  const staked = b.stake(1, HOT, NOMINATOR);
  b.ctx.dispatch(order(1_000_000n), Origin.root);
  b.ctx.dispatch(order(0n), Origin.root);
  expect(b.stake(1, HOT, NOMINATOR)).toBe(staked);
});
