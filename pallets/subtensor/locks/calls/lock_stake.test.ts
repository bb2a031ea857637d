import { expect, test } from "vitest";
import { account } from "../../mock.ts";
import { ALPHA, COLD, HOT, locksBench, NETUID, OTHER, OWNER_HOT } from "../../test/locks.ts";
import { mostConvicted } from "../conviction.ts";
import { heldLock } from "../held-lock.ts";
import { DecayingHotkeyLock, DecayingOwnerLock, LockingColdkeys } from "../storage.ts";

test("a lock holds alpha of its coldkey and counts in the sum of its hotkey", () => {
  const b = locksBench();
  b.lock(4n * ALPHA);
  b.lock(2n * ALPHA);
  expect(b.locked(COLD)).toBe(6n * ALPHA);
  expect(DecayingHotkeyLock.get(b.store, NETUID, HOT)?.locked_mass).toBe(6n * ALPHA);
  expect(LockingColdkeys.has(b.store, NETUID, HOT, COLD)).toBe(true);
  expect(b.events()).toEqual(
    [4n, 2n].map(amount => ({ name: "StakeLocked", values: [COLD, HOT, NETUID, amount * ALPHA] })),
  );
});

test.each([
  [0n, HOT, "AmountTooLow"],
  [ALPHA, account(999), "HotKeyAccountNotExists"],
  [10n * ALPHA + 1n, HOT, "InsufficientStakeForLock"],
])("of %d on %s is refused: %s", (amount, hotkey, name) => {
  const b = locksBench();
  expect(() => b.lock(amount, hotkey)).toThrow(name);
  expect(heldLock(b.ctx, COLD, NETUID)).toBeUndefined();
  expect(b.events()).toEqual([]);
});

test("all of the stake can be locked, on one hotkey at a time", () => {
  const b = locksBench();
  b.lock(ALPHA);
  expect(() => b.lock(ALPHA, OTHER)).toThrow("LockHotkeyMismatch");
  b.lock(9n * ALPHA);
  expect(() => b.lock(1n)).toThrow("InsufficientStakeForLock");
});

test("on the owner's hotkey it is convinced at once and summed apart", () => {
  const b = locksBench();
  b.lock(3n * ALPHA, OWNER_HOT);
  expect(DecayingOwnerLock.get(b.store, NETUID)?.conviction).toBe((3n * ALPHA) << 64n);
  expect(mostConvicted(b.ctx, NETUID)).toBe(OWNER_HOT);
});

test("of next to nothing it is none", () => {
  const b = locksBench();
  b.lock(99n);
  expect([heldLock(b.ctx, COLD, NETUID), DecayingHotkeyLock.has(b.store, NETUID, HOT)]).toEqual([undefined, false]);
});
