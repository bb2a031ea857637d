import { U64F64 } from "@waystone/primitives";
import { describe, expect, test } from "vitest";
import { ChildKeys, ParentKeys } from "./children/storage.ts";
import { PendingServerEmission } from "./coinbase/storage.ts";
import { HotkeyLock, Lock, LockingColdkeys } from "./locks/storage.ts";
import { Dividends, Keys } from "./neurons/storage.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetProtocolAlpha, SubnetTAO } from "./pool/storage.ts";
import { TotalAlphaStaked, TotalHotkeyAlpha } from "./shares/storage.ts";
import { NumStakingColdkeys, RootClaimed } from "./staking/storage.ts";
import { MaxAllowedUids } from "./subnets/hyperparameters.ts";
import { BlocksSinceLastStep, LastEpochBlock } from "./subnets/schedule.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "./subnets/storage.ts";
import { COLD, HOT, NOMINATOR, OTHER_HOT, type StakingBench, stakingBench, TAO } from "./test/staking.ts";

// An invariant that cannot fail says nothing: each is given books with one thing wrong.

const WHOLE = (1n << 64n) - 1n;

/** Stake on root and on subnet 1, a root dividend, a lock, and a parent with its child. */
function books(): StakingBench {
  const b = stakingBench();
  b.call("add_stake", { hotkey: HOT, netuid: 0, amount_staked: 10n * TAO }, COLD);
  b.call("add_stake", { hotkey: HOT, netuid: 1, amount_staked: 10n * TAO }, COLD);
  b.call("lock_stake", { hotkey: HOT, netuid: 1, amount: TAO }, COLD);
  b.rootDividend(TAO);
  ChildKeys.set(b.store, [HOT, 1], [[5n, OTHER_HOT]]);
  ParentKeys.set(b.store, [OTHER_HOT, 1], [[5n, HOT]]);
  return b;
}

type Damage = (b: StakingBench) => void;
const CASES: readonly (readonly [what: string, damage: Damage, problem: RegExp])[] = [
  ["TAO missing", ({ store }) => SubnetTAO.mutate(store, [1], tao => tao + 10n ** 15n), /account of subnet 1 holds/],
  ["alpha over the cap", ({ store }) => SubnetAlphaIn.set(store, [1], 21n * 10n ** 15n), /more than 21000000/],
  ["pending alpha", ({ store }) => PendingServerEmission.set(store, [1], 10n ** 12n), /subnet 1 owes/],
  ["protocol alpha", ({ store }) => SubnetProtocolAlpha.set(store, [1], 10n ** 12n), /subnet 1 owes/],
  [
    "alpha outside the pool without unclaimed dividends",
    ({ store }) => SubnetAlphaOut.set(store, [1], TotalAlphaStaked.get(store, 1) + TAO / 2n),
    /subnet 1 owes/,
  ],
  [
    "a hotkey's total",
    ({ store }) => TotalHotkeyAlpha.mutate(store, [HOT, 1], have => have - 1n),
    /TotalAlphaStaked is/,
  ],
  ["a claim without dividends", ({ store }) => RootClaimed.set(store, [1, HOT, COLD], 10n ** 12n), /rao too much/],
  ["a root staker too many", ({ store }) => NumStakingColdkeys.mutate(store, count => count + 1n), /root stakers/],
  ["a uid without hotkey", ({ store }) => Keys.set(store, [1, 40], HOT), /hotkey at uid 40/],
  ["a vector too long", ({ store }) => Dividends.set(store, [1], [1, 2, 3]), /values in Dividends/],
  ["a child unknown to its parent", ({ store }) => ChildKeys.remove(store, HOT, 1), /which does not know it/],
  ["a parent unknown to its child", ({ store }) => ParentKeys.remove(store, OTHER_HOT, 1), /the child knows of/],
  [
    "more than all given away",
    ({ store }) => {
      ChildKeys.set(
        store,
        [HOT, 1],
        [
          [WHOLE, OTHER_HOT],
          [5n, NOMINATOR],
        ],
      );
      ParentKeys.set(store, [OTHER_HOT, 1], [[WHOLE, HOT]]);
      ParentKeys.set(store, [NOMINATOR, 1], [[5n, HOT]]);
    },
    /gives its children/,
  ],
  [
    "each other's child",
    ({ store }) => {
      ChildKeys.set(store, [OTHER_HOT, 1], [[5n, HOT]]);
      ParentKeys.set(store, [HOT, 1], [[5n, OTHER_HOT]]);
    },
    /each other's children/,
  ],
  [
    "a lock beyond the sum",
    ({ store }) =>
      Lock.mutate(store, [COLD, 1, HOT], lock => ({
        ...(lock ?? { conviction: U64F64.ZERO, last_update: 0n }),
        locked_mass: 10n ** 12n,
      })),
    /their sum is kept as/,
  ],
  [
    "a sum without locks",
    ({ store }) =>
      HotkeyLock.set(store, [1, OTHER_HOT], { locked_mass: TAO, conviction: U64F64.ZERO, last_update: 1n }),
    /their sum is kept as/,
  ],
  ["a lock that its hotkey does not know", ({ store }) => LockingColdkeys.remove(store, 1, HOT, COLD), /does not know/],
  [
    "a locker without a lock",
    ({ store }) => LockingColdkeys.set(store, [1, HOT, NOMINATOR], undefined),
    /for one who has a lock/,
  ],
  ["no mechanism", ({ store }) => MechanismCountCurrent.set(store, [1], 0), /has 0 mechanisms/],
  [
    "more weighers than possible",
    ({ store }) => {
      MechanismCountCurrent.set(store, [1], 2);
      MaxAllowedUids.set(store, [1], 129);
    },
    /2 mechanisms for 129 uids/,
  ],
  ["a split of less than all", ({ store }) => MechanismEmissionSplit.set(store, [1], [1, 2]), /get 3 of 65535/],
  ["an epoch ahead", ({ store }) => LastEpochBlock.set(store, [1], 10n ** 6n), /its last epoch in block/],
  ["an epoch forgotten", ({ store }) => BlocksSinceLastStep.set(store, [1], 10n ** 6n), /had no epoch for/],
];

describe("books with one thing wrong", () => {
  test("none is wrong before", () => expect(books().problems()).toEqual([]));

  test.each(CASES)("%s", (_what, damage, problem) => {
    const b = books();
    damage(b);
    expect(b.problems()).toContainEqual(expect.stringMatching(problem));
  });
});
