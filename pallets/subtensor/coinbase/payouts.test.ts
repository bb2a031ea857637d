import { U96F32 } from "@waystone/primitives";
import { beforeEach, describe, expect, test } from "vitest";
import { ChildKeys, ChildkeyTake, CKBurn, ParentKeys } from "../children/storage.ts";
import { createHotkey } from "../keys/hotkeys.ts";
import { Delegates } from "../keys/storage.ts";
import { account, type Bench, bench } from "../mock.ts";
import { SubnetAlphaOut } from "../pool/storage.ts";
import { AlphaLedgerPort } from "../ports.ts";
import { appendNeuron } from "../registration/membership.ts";
import { addStake, stakeOf, totalStakeOf } from "../shares/stake.ts";
import { AutoStakeDestination, RootClaimable } from "../staking/storage.ts";
import { RecycleOrBurn } from "../subnets/hyperparameters.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { dividendsOf } from "./dividends.ts";
import { payAlphaDividends, payIncentives, payOwnerCut, payRootDividends } from "./payouts.ts";
import { AlphaDividendsPerSubnet, MinerBurned, RootAlphaDividendsPerSubnet } from "./storage.ts";

const ALPHA = 1_000_000_000n;
const NETUID = 1;
const HALF = 1n << 63n;
const [cold, hot, otherCold, other] = [account(901), account(902), account(903), account(904)];
const [owner, ownerHot] = [account(905), account(906)];

let b: Bench;
beforeEach(() => {
  b = bench();
  for (const [coldkey, hotkey] of [
    [cold, hot],
    [otherCold, other],
    [owner, ownerHot],
  ] as const) {
    createHotkey(b.ctx, coldkey, hotkey);
    appendNeuron(b.ctx, NETUID, hotkey);
  }
  SubnetOwner.set(b.store, [NETUID], owner);
  SubnetOwnerHotkey.set(b.store, [NETUID], ownerHot);
  SubnetAlphaOut.set(b.store, [NETUID], 1_000n * ALPHA);
  b.ctx.use(AlphaLedgerPort).mint(b.ctx, NETUID, 1_000n * ALPHA);
  b.events();
});

test("the owner's cut is the owner's stake; without an owner nobody gets it", () => {
  payOwnerCut(b.ctx, NETUID, ALPHA);
  expect(stakeOf(b.ctx, ownerHot, owner, NETUID)).toBe(ALPHA);
  SubnetOwner.remove(b.store, NETUID);
  payOwnerCut(b.ctx, NETUID, ALPHA);
  expect(totalStakeOf(b.ctx, ownerHot, NETUID)).toBe(ALPHA);
});

describe("incentives", () => {
  test("are staked for the miner's owner, where the owner chose on another hotkey", () => {
    AutoStakeDestination.set(b.store, [otherCold, NETUID], hot);
    payIncentives(b.ctx, NETUID, [
      [hot, ALPHA],
      [other, 2n * ALPHA],
    ]);
    expect([stakeOf(b.ctx, hot, cold, NETUID), stakeOf(b.ctx, hot, otherCold, NETUID)]).toEqual([ALPHA, 2n * ALPHA]);
    expect(b.events()).toEqual([{ name: "AutoStakeAdded", values: [NETUID, hot, other, otherCold, 2n * ALPHA] }]);
    expect(MinerBurned.get(b.store, NETUID)).toBe(U96F32.ZERO);
  });

  test.each([
    ["Burn", 1_000n, 1_000n],
    ["Recycle", 997n, 997n],
  ] as const)("of the owner's neurons are withheld: %s", (rule, out, issued) => {
    const issuedBefore = b.ctx.use(AlphaLedgerPort).totalIssuance(b.ctx, NETUID) - 1_000n * ALPHA;
    RecycleOrBurn.set(b.store, [NETUID], rule);
    payIncentives(b.ctx, NETUID, [
      [hot, ALPHA],
      [ownerHot, 3n * ALPHA],
    ]);
    expect(totalStakeOf(b.ctx, ownerHot, NETUID)).toBe(0n);
    expect(SubnetAlphaOut.get(b.store, NETUID)).toBe(out * ALPHA);
    expect(b.ctx.use(AlphaLedgerPort).totalIssuance(b.ctx, NETUID) - issuedBefore).toBe(issued * ALPHA);
    expect(MinerBurned.get(b.store, NETUID)).toBe((3n * U96F32.ONE) / 4n);
  });
});

const dividends = (alpha: bigint, root = 0n) => [
  { hotkey: hot, alpha: U96F32.saturatingFromNum(alpha), root: U96F32.saturatingFromNum(root) },
];

test("dividends go to all who stake on a hotkey, less its owner's take", () => {
  Delegates.set(b.store, [hot], 0xffff / 5);
  addStake(b.ctx, hot, otherCold, NETUID, 3n * ALPHA);
  addStake(b.ctx, hot, cold, NETUID, ALPHA);
  AlphaDividendsPerSubnet.set(b.store, [NETUID, other], 7n);
  payAlphaDividends(b.ctx, NETUID, dividends(10n * ALPHA));
  // The take of 2 is staked first, and shares in the 8 that are left.
  for (const [coldkey, parts] of [
    [cold, 7],
    [otherCold, 7],
  ] as const)
    expect(Number(stakeOf(b.ctx, hot, coldkey, NETUID)) / Number(ALPHA)).toBeCloseTo(parts, 6);
  expect([...AlphaDividendsPerSubnet.iterPrefix(b.store, NETUID)]).toEqual([[[NETUID, hot], 8n * ALPHA]]);
});

test("root's dividends wait for root stakers; where there are none they are the owner's stake", () => {
  Delegates.set(b.store, [hot], 0);
  payRootDividends(b.ctx, NETUID, dividends(0n, ALPHA));
  expect(stakeOf(b.ctx, hot, cold, NETUID)).toBe(ALPHA);
  addStake(b.ctx, hot, otherCold, 0, 4n * ALPHA);
  payRootDividends(b.ctx, NETUID, dividends(0n, ALPHA));
  expect(RootClaimable.get(b.store, hot).get(NETUID)).toBe(1n << 30n);
  expect(RootAlphaDividendsPerSubnet.get(b.store, NETUID, hot)).toBe(ALPHA);
});

describe("what validators earned", () => {
  const pending = { netuid: NETUID, server: 40n, validator: 60n, root: 0n, ownerCut: 0n };
  const earned = (incentive: bigint) => [
    { hotkey: hot, incentive: 0n, dividends: 8n * ALPHA },
    { hotkey: other, incentive, dividends: 0n },
  ];
  const amounts = (list: ReturnType<typeof dividendsOf>) =>
    list.map(({ hotkey, alpha }) => [hotkey, U96F32.saturatingToU64(alpha)]);

  test("is the validators' part, and the miners' too where no miner earned anything", () => {
    addStake(b.ctx, hot, cold, NETUID, ALPHA);
    expect(amounts(dividendsOf(b.ctx, earned(5n), pending))).toEqual([
      [hot, 60n],
      [other, 0n],
    ]);
    expect(amounts(dividendsOf(b.ctx, earned(0n), pending))).toEqual([
      [hot, 100n],
      [other, 0n],
    ]);
  });

  test("goes to parents for their stake, less take and burn", () => {
    addStake(b.ctx, hot, cold, NETUID, ALPHA);
    addStake(b.ctx, other, otherCold, NETUID, 2n * ALPHA);
    ChildKeys.set(b.store, [other, NETUID], [[HALF, hot]]);
    ParentKeys.set(b.store, [hot, NETUID], [[HALF, other]]);
    ChildkeyTake.set(b.store, [hot, NETUID], 0xffff / 5);
    CKBurn.set(b.store, HALF);
    // Half of 8 for half of the stake: 2 are burned, 0.8 taken, 1.2 passed on.
    const before = SubnetAlphaOut.get(b.store, NETUID);
    const [first, second] = amounts(dividendsOf(b.ctx, earned(5n), { ...pending, validator: 60n * ALPHA }));
    expect([first?.[0], second?.[0]]).toEqual([hot, other]);
    expect(Number(first?.[1]) / Number(second?.[1])).toBeCloseTo(4.8 / 1.2, 5);
    expect(Number(before - SubnetAlphaOut.get(b.store, NETUID)) / Number(ALPHA)).toBeCloseTo(2, 5);
  });
});
