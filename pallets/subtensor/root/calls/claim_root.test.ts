import { I96F32 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { SubnetProtocolFlow, SubnetRootSellTao } from "../../pool/storage.ts";
import { owedTo } from "../../staking/root-claimed.ts";
import { NumRootClaim, RootClaimed, RootClaimType, StakingColdkeys } from "../../staking/storage.ts";
import { COLD, HOT, NOMINATOR, stakingBench, TAO } from "../../test/staking.ts";
import { claimRootAutomatically } from "../claims.ts";

const owed = (b: ReturnType<typeof stakingBench>, who = COLD) => I96F32.toBigInt(owedTo(b.ctx, HOT, who, 1));

/** Two root stakers of 30 and 10 TAO, and 4 alpha of dividends that came when both were there. */
function arrange() {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 30n * TAO }, COLD);
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 10n * TAO }, NOMINATOR);
  b.rootDividend(4n * TAO);
  b.events();
  return b;
}

test("dividends accrue by root stake; stake that comes later has no part in past ones", () => {
  const b = arrange();
  expect(3n * TAO - owed(b) < 100n && TAO - owed(b, NOMINATOR) < 100n).toBe(true);
  const before = owed(b);
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 100n * TAO }, COLD);
  expect(owed(b) - before <= 1n && owed(b) >= before).toBe(true);
  b.call("remove_stake", { hotkey: HOT, netuid: 0, amount_unstaked: 100n * TAO }, COLD);
  expect(before - owed(b) <= 2n && owed(b) - before <= 2n).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("more than there is root stake goes to the owner", () => {
  const b = stakingBench();
  b.rootDividend(TAO);
  expect(b.stake(1)).toBe(TAO);
});

test("by default they are sold, and become root stake", () => {
  const b = arrange();
  b.call("claim_root", { subnets: new Set([1]) }, COLD);
  const sold = b.stake(0) - 30n * TAO;
  expect(sold > 2n * TAO && sold < 3n * TAO).toBe(true);
  expect([SubnetRootSellTao.get(b.store, 1), SubnetProtocolFlow.get(b.store, 1)]).toEqual([sold, -sold]);
  expect(owed(b) < 10n).toBe(true);
  expect(b.events().at(-1)).toEqual({ name: "RootClaimed", values: [COLD] });
  expect(b.problems()).toEqual([]);
});

test("or they are kept, everywhere or on some subnets", () => {
  const b = arrange();
  const due = owed(b);
  RootClaimType.set(b.store, [COLD], { type: "KeepSubnets", value: { subnets: new Set([2]) } });
  RootClaimType.set(b.store, [NOMINATOR], { type: "KeepSubnets", value: { subnets: new Set([1]) } });
  b.call("claim_root", { subnets: new Set([1]) }, NOMINATOR);
  expect([b.stake(0, HOT, NOMINATOR), b.stake(1, HOT, NOMINATOR) > 0n]).toEqual([10n * TAO, true]);
  RootClaimType.set(b.store, [COLD], { type: "Keep" });
  b.call("claim_root", { subnets: new Set([1]) }, COLD);
  expect([b.stake(0), b.stake(1), RootClaimed.get(b.store, 1, HOT, COLD)]).toEqual([30n * TAO, due, due]);
  expect(b.problems()).toEqual([]);
});

test("the chain claims for some in each block", () => {
  const b = arrange();
  NumRootClaim.set(b.store, 50n);
  claimRootAutomatically(b.ctx);
  expect(b.events().filter(({ name }) => name === "RootClaimed").length > 0).toBe(true);
  expect(b.problems()).toEqual([]);
});

test("what is below the threshold waits; other subnets wait; nobody names more than 5", () => {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 30n * TAO }, COLD);
  b.rootDividend(400_000n);
  b.call("claim_root", { subnets: new Set([1]) }, COLD);
  b.rootDividend(TAO);
  b.call("claim_root", { subnets: new Set([2]) }, COLD);
  expect(b.stake(0)).toBe(30n * TAO);
  const refused = (subnets: ReadonlySet<number>) => expect(() => b.call("claim_root", { subnets }, COLD));
  refused(new Set()).toThrow("InvalidSubnetNumber");
  refused(new Set([1, 2, 3, 4, 5, 6])).toThrow("InvalidSubnetNumber");
  expect(StakingColdkeys.has(b.store, COLD)).toBe(true);
});
