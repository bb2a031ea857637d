import type { AccountId } from "@waystone/primitives";
import { beforeEach, describe, expect, test } from "vitest";
import { createHotkey } from "../keys/hotkeys.ts";
import { account, type Bench, bench } from "../mock.ts";
import { addStake, stakeOf } from "../shares/stake.ts";
import { OwnerCutAutoLockEnabled } from "../subnets/hyperparameters.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { carryLock } from "./carry.ts";
import { mostConvicted } from "./conviction.ts";
import { heldLock } from "./held-lock.ts";
import { forceReduceLock, lockOwnerCut } from "./lock.ts";
import { DecayingHotkeyLock, DecayingOwnerLock, HotkeyLock, Lock, LockingColdkeys } from "./storage.ts";

const ALPHA = 1_000_000_000n;
const NETUID = 1;
const [cold, hot, otherCold, other, owner, ownerHot] = [
  account(901),
  account(902),
  account(903),
  account(904),
  account(905),
  account(906),
];

let b: Bench;
const lockOf = (coldkey: AccountId) => heldLock(b.ctx, coldkey, NETUID)?.lock.locked_mass ?? 0n;
const lockStake = (amount: bigint, hotkey = hot) => b.call("lock_stake", { hotkey, netuid: NETUID, amount }, cold);

beforeEach(() => {
  b = bench();
  const keys = [
    [cold, hot],
    [otherCold, other],
    [owner, ownerHot],
  ] as const;
  for (const [coldkey, hotkey] of keys) {
    createHotkey(b.ctx, coldkey, hotkey);
    addStake(b.ctx, hotkey, coldkey, NETUID, 10n * ALPHA);
  }
  SubnetOwner.set(b.store, [NETUID], owner);
  SubnetOwnerHotkey.set(b.store, [NETUID], ownerHot);
});

describe("a lock", () => {
  test("holds alpha of its coldkey and counts in the sum of its hotkey", () => {
    lockStake(4n * ALPHA);
    lockStake(2n * ALPHA);
    expect(lockOf(cold)).toBe(6n * ALPHA);
    expect(DecayingHotkeyLock.get(b.store, NETUID, hot)?.locked_mass).toBe(6n * ALPHA);
    expect(LockingColdkeys.has(b.store, NETUID, hot, cold)).toBe(true);
    expect(b.events().map(event => event.name)).toEqual(["StakeLocked", "StakeLocked"]);
  });

  test.each([
    [0n, hot, "AmountTooLow"],
    [ALPHA, account(999), "HotKeyAccountNotExists"],
    [11n * ALPHA, hot, "InsufficientStakeForLock"],
  ])("of %d on %s is refused: %s", (amount, hotkey, name) => {
    expect(() => lockStake(amount, hotkey)).toThrow(name);
    expect(heldLock(b.ctx, cold, NETUID)).toBeUndefined();
  });

  test("stays on its hotkey until it is moved, and then keeps conviction with the same owner only", () => {
    lockStake(ALPHA);
    expect(() => lockStake(ALPHA, other)).toThrow("LockHotkeyMismatch");
    b.goTo(100_000);
    b.call("move_lock", { destination_hotkey: other, netuid: NETUID }, cold);
    const moved = Lock.get(b.store, cold, NETUID, other);
    expect([moved?.conviction, (moved?.locked_mass ?? 0n) < ALPHA]).toEqual([0n, true]);
    expect(DecayingHotkeyLock.get(b.store, NETUID, other)?.locked_mass).toBe(moved?.locked_mass);
    expect(LockingColdkeys.has(b.store, NETUID, hot, cold)).toBe(false);
    expect(() => b.call("move_lock", { destination_hotkey: other, netuid: NETUID }, owner)).toThrow("NoExistingLock");
  });

  test("decays unless it is perpetual, and is counted as what it is", () => {
    lockStake(4n * ALPHA);
    b.call("set_perpetual_lock", { netuid: NETUID, enabled: true }, cold);
    expect(DecayingHotkeyLock.has(b.store, NETUID, hot)).toBe(false);
    expect(HotkeyLock.get(b.store, NETUID, hot)?.locked_mass).toBe(4n * ALPHA);
    b.goTo(500_000);
    b.call("set_perpetual_lock", { netuid: NETUID, enabled: false }, cold);
    expect(lockOf(cold)).toBe(4n * ALPHA);
    b.goTo(900_000);
    lockStake(1n);
    expect(lockOf(cold)).toBeLessThan(3n * ALPHA);
    expect(HotkeyLock.has(b.store, NETUID, hot)).toBe(false);
  });

  test("on the owner's hotkey is convinced at once and summed apart", () => {
    lockStake(3n * ALPHA, ownerHot);
    expect(DecayingOwnerLock.get(b.store, NETUID)?.conviction).toBe((3n * ALPHA) << 64n);
    expect(mostConvicted(b.ctx, NETUID)).toBe(ownerHot);
  });

  test("of next to nothing is none", () => {
    lockStake(99n);
    expect([heldLock(b.ctx, cold, NETUID), DecayingHotkeyLock.has(b.store, NETUID, hot)]).toEqual([undefined, false]);
  });
});

test("locked alpha goes along only where it is accepted, after the free alpha", () => {
  lockStake(6n * ALPHA);
  carryLock(b.ctx, cold, otherCold, NETUID, 4n * ALPHA);
  expect(lockOf(otherCold)).toBe(0n);
  expect(() => carryLock(b.ctx, cold, otherCold, NETUID, 5n * ALPHA)).toThrow("AccountRejectsLockedAlpha");
  b.call("set_reject_locked_alpha", { enabled: false }, otherCold);
  carryLock(b.ctx, cold, otherCold, NETUID, 5n * ALPHA);
  expect([lockOf(cold), lockOf(otherCold)]).toEqual([5n * ALPHA, ALPHA]);
  expect(DecayingHotkeyLock.get(b.store, NETUID, hot)?.locked_mass).toBe(6n * ALPHA);
  expect(stakeOf(b.ctx, hot, cold, NETUID)).toBe(10n * ALPHA);
});

test("a lock shrinks with alpha that is gone", () => {
  lockStake(6n * ALPHA);
  b.goTo(1_000);
  forceReduceLock(b.ctx, cold, NETUID, 2n * ALPHA);
  const { locked_mass = 0n, conviction = 0n } = heldLock(b.ctx, cold, NETUID)?.lock ?? {};
  expect([locked_mass < 4n * ALPHA, locked_mass > 39n * (ALPHA / 10n), conviction > 0n]).toEqual([true, true, true]);
  forceReduceLock(b.ctx, cold, NETUID, 9n * ALPHA);
  expect([heldLock(b.ctx, cold, NETUID), DecayingHotkeyLock.has(b.store, NETUID, hot)]).toEqual([undefined, false]);
});

test("an owner's cut is locked where the subnet is set so", () => {
  lockOwnerCut(b.ctx, NETUID, ALPHA);
  expect(lockOf(owner)).toBe(0n);
  OwnerCutAutoLockEnabled.set(b.store, [NETUID], true);
  lockOwnerCut(b.ctx, NETUID, 0n);
  lockOwnerCut(b.ctx, NETUID, ALPHA);
  expect(lockOf(owner)).toBe(ALPHA);
});
