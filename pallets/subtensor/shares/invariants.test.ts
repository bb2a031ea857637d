import { expect, test } from "vitest";
import { account } from "../mock.ts";
import { poolProblems } from "../pool/invariants.ts";
import { SubnetAlphaOut, SubnetTAO, TotalIssuance } from "../pool/storage.ts";
import { rootClaimProblems } from "../staking/invariants.ts";
import { RootClaimed, StakingColdkeys } from "../staking/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../test/staking.ts";
import { shareProblems } from "./invariants.ts";
import { addStake, addToAll } from "./stake.ts";
import { AlphaV2, TotalAlphaStaked, TotalHotkeyAlpha } from "./storage.ts";

test("what is out of balance is named", () => {
  const b = stakingBench();
  const { store, ctx } = b;
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: TAO }, COLD);
  expect(b.problems()).toEqual([]);
  TotalIssuance.mutate(store, total => total + 1n);
  SubnetTAO.mutate(store, [1], total => total + TAO);
  SubnetAlphaOut.set(store, [1], 1n << 60n);
  expect(poolProblems(ctx)).toHaveLength(3);
  TotalAlphaStaked.set(store, [7], 1n);
  expect(shareProblems(ctx)).toEqual(["hotkeys of subnet 7 have 0 rao and TotalAlphaStaked is 1"]);
  TotalHotkeyAlpha.set(store, [HOT, 0], 5n);
  expect(shareProblems(ctx)).toHaveLength(2);
  RootClaimed.set(store, [1, HOT, COLD], 1_000_000n);
  StakingColdkeys.set(store, [COLD], 3n);
  expect(rootClaimProblems(ctx)).toHaveLength(2);
});

test("shares that nobody has are named", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: TAO }, COLD);
  AlphaV2.remove(b.store, HOT, COLD, 0);
  expect(shareProblems(b.ctx)).toEqual([expect.stringContaining(`are 0 × 10^-24, and their sum is kept as`)]);
});

test("what is rounded through many changes and for many holders is no problem", () => {
  const b = stakingBench();
  addStake(b.ctx, HOT, COLD, 1, 10_000_000n * TAO);
  for (let epoch = 1; epoch <= 300; epoch++) {
    b.goTo(epoch);
    addToAll(b.ctx, HOT, 1, 7n * TAO + BigInt(epoch));
    addStake(b.ctx, HOT, NOMINATOR, 1, TAO + 1n);
  }
  for (let holder = 0; holder < 3_000; holder++) addStake(b.ctx, HOT, account(5_000 + holder), 1, TAO + BigInt(holder));
  expect(shareProblems(b.ctx)).toEqual([]);
});
