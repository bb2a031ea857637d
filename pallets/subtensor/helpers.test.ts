import { U64F64 } from "@waystone/primitives";
import { describe, expect, test } from "vitest";
import { BURN_ACCOUNT, isSubnetAccount, subnetAccount } from "./accounts.ts";
import { inheritedAlpha, stakeWeight } from "./children/stake-weight.ts";
import { ChildKeys, ParentKeys } from "./children/storage.ts";
import { reference } from "./config/presets.ts";
import { createHotkey, ownsHotkey } from "./keys/hotkeys.ts";
import { account, bench } from "./mock.ts";
import { priceOf } from "./pool/price.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, TotalIssuance } from "./pool/storage.ts";
import { swapAlphaForTao, swapTaoForAlpha } from "./pool/swap.ts";
import { burnTao, mintTao, recycleCredit, recycleTao, transferToSubnet } from "./pool/tao.ts";
import { TaoPort } from "./ports.ts";
import { addStake, addToAll, stakeOf, takeStake, totalStakeOf } from "./shares/stake.ts";
import { TotalAlphaStaked } from "./shares/storage.ts";
import {
  blocksUntilEpoch,
  currentEpoch,
  epochIsDue,
  epochMark,
  epochRanNow,
  nextEpochBlock,
} from "./subnets/epoch-schedule.ts";
import { ensureAdminWindowOpen, ensureSubnetOwnerOrRoot } from "./subnets/owner.ts";
import { noteRateLimited, passesRateLimit } from "./subnets/rate-limits.ts";
import { LastEpochBlock, PendingEpochAt, SubnetEpochIndex, Tempo } from "./subnets/schedule.ts";
import { SubnetOwner } from "./subnets/storage.ts";

const [cold, hot, other] = [account(1), account(2), account(3)];
const TAO = 1_000_000_000n;

test("accounts of the subnets", () => {
  expect(subnetAccount(1)).toBe(`0x6d6f646c73756274656e7372${"0100".padEnd(40, "0")}`);
  expect(isSubnetAccount(subnetAccount(513))).toBe(true);
  expect(isSubnetAccount(cold) || isSubnetAccount(BURN_ACCOUNT)).toBe(false);
});

describe("stateless schedule (D1)", () => {
  const { store, ctx, goTo } = bench();
  Tempo.set(store, [1], 10);
  test("an epoch runs where (block + netuid + 1) mod (tempo + 1) = 0, once", () => {
    goTo(20);
    expect([epochIsDue(ctx, 1), blocksUntilEpoch(ctx, 1), nextEpochBlock(ctx, 1)]).toEqual([true, 11n, 31n]);
    expect(currentEpoch(ctx, 1)).toBe(1n);
    LastEpochBlock.set(store, [1], epochMark(ctx, 20n));
    SubnetEpochIndex.set(store, [1], 1n);
    expect(LastEpochBlock.get(store, 1)).toBe(21n);
    expect([epochIsDue(ctx, 1), epochRanNow(ctx, 1), currentEpoch(ctx, 1)]).toEqual([false, true, 1n]);
    goTo(21);
    expect([epochIsDue(ctx, 1), epochRanNow(ctx, 1), blocksUntilEpoch(ctx, 1)]).toEqual([false, false, 10n]);
  });
  test("one that was asked for runs besides", () => {
    PendingEpochAt.set(store, [1], 25n);
    expect(nextEpochBlock(ctx, 1)).toBe(25n);
    goTo(25);
    expect(epochIsDue(ctx, 1)).toBe(true);
  });
});

test("stateful schedule: a tempo after the last epoch", () => {
  const { store, ctx, goTo } = bench(reference);
  Tempo.set(store, [1], 10);
  LastEpochBlock.set(store, [1], 5n);
  goTo(14);
  expect([epochIsDue(ctx, 1), blocksUntilEpoch(ctx, 1)]).toEqual([false, 1n]);
  goTo(15);
  expect([epochIsDue(ctx, 1), epochMark(ctx, 15n)]).toEqual([true, 15n]);
});

test("the freeze window and the owner's rights", () => {
  const { store, as, goTo } = bench();
  SubnetOwner.set(store, [1], cold);
  Tempo.set(store, [1], 100);
  goTo(95);
  expect(() => ensureAdminWindowOpen(as(cold), 1)).toThrow("AdminActionProhibitedDuringWeightsWindow");
  goTo(50);
  ensureAdminWindowOpen(as(cold), 1);
  expect(ensureSubnetOwnerOrRoot(as(cold), 1)).toBe(cold);
  expect(() => ensureSubnetOwnerOrRoot(as(other), 1)).toThrow();
});

test("rate limits: the first time, and again after the limit", () => {
  const { ctx, goTo } = bench();
  goTo(10);
  expect(passesRateLimit(ctx, "SetChildren", hot, 1)).toBe(true);
  noteRateLimited(ctx, "SetChildren", hot, 1);
  goTo(24);
  expect(passesRateLimit(ctx, "SetChildren", hot, 1)).toBe(false);
  goTo(25);
  expect(passesRateLimit(ctx, "SetChildren", hot, 1)).toBe(true);
  noteRateLimited(ctx, { hyperparameter: "Kappa" }, cold, 1);
  expect(passesRateLimit(ctx, { hyperparameter: "Kappa" }, other, 1)).toBe(false);
  expect(passesRateLimit(ctx, { hyperparameter: "Rho" }, cold, 1)).toBe(true);
});

test("TAO: three counts stay equal", () => {
  const { store, ctx, fund } = bench();
  fund(cold, 10n * TAO);
  const counts = () => [TotalIssuance.get(store), ctx.use(TaoPort).issuance(ctx)];
  expect(transferToSubnet(ctx, 1, cold, 4n * TAO)).toBe(4n * TAO);
  recycleTao(ctx, cold, TAO);
  burnTao(ctx, cold, TAO);
  recycleCredit(ctx, mintTao(ctx, TAO) - 5n);
  ctx.use(TaoPort).deposit(ctx, BURN_ACCOUNT, 5n);
  expect(counts()).toEqual([19n * TAO + 5n, 19n * TAO + 5n]);
  expect(transferToSubnet(ctx, 1, cold, 100n * TAO)).toBe(4n * TAO - 500n);
  expect(() => transferToSubnet(ctx, 1, cold, 1n)).toThrow("InsufficientBalance");
});

test("a purchase and a sale are booked", () => {
  const { store, ctx } = bench();
  const { paidIn, paidOut, feeToAuthor } = swapTaoForAlpha(ctx, 1, TAO);
  expect(paidIn + feeToAuthor).toBe(TAO);
  expect(SubnetTAO.get(store, 1)).toBe(10n * TAO + paidIn);
  expect(SubnetAlphaIn.get(store, 1)).toBe(10n * TAO - paidOut);
  expect(SubnetAlphaOut.get(store, 1)).toBe(TAO + paidOut);
  const sold = swapAlphaForTao(ctx, 1, paidOut, { dropFees: true });
  expect(sold.paidOut <= paidIn).toBe(true);
  expect(priceOf(ctx, 0)).toBe(U64F64.ONE);
});

test("shares of a hotkey's stake, and the sum over the subnet", () => {
  const { store, ctx } = bench();
  createHotkey(ctx, cold, hot);
  expect([ownsHotkey(ctx, cold, hot), ownsHotkey(ctx, other, hot)]).toEqual([true, false]);
  addStake(ctx, hot, cold, 1, 3n * TAO);
  addStake(ctx, hot, other, 1, TAO);
  addToAll(ctx, hot, 1, 400n);
  expect([stakeOf(ctx, hot, cold, 1), stakeOf(ctx, hot, other, 1)]).toEqual([3n * TAO + 300n, TAO + 100n]);
  takeStake(ctx, hot, other, 1, 2n * TAO);
  takeStake(ctx, hot, other, 1, TAO + 100n);
  expect(totalStakeOf(ctx, hot, 1)).toBe(3n * TAO + 300n);
  expect(TotalAlphaStaked.get(store, 1)).toBe(4n * TAO + 300n);
  expect(() => createHotkey(ctx, cold, subnetAccount(1))).toThrow("CannotUseSystemAccount");
});

test("a child works with its parent's share", () => {
  const { store, ctx } = bench();
  const [parent, child] = [account(10), account(11)];
  addStake(ctx, parent, cold, 1, 4n * TAO);
  addStake(ctx, parent, cold, 0, 100n * TAO);
  const half = ((1n << 64n) - 1n) / 2n;
  ChildKeys.set(store, [parent, 1], [[half, child]]);
  ParentKeys.set(store, [child, 1], [[half, parent]]);
  // Both are floored.
  expect([inheritedAlpha(ctx, parent, 1), inheritedAlpha(ctx, child, 1)]).toEqual([2n * TAO, 2n * TAO - 1n]);
  const { total, alpha, tao } = stakeWeight(ctx, child, 1);
  expect(total > alpha && alpha > 0n && tao > alpha).toBe(true);
});
