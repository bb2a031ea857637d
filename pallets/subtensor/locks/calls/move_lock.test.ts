import { expect, test } from "vitest";
import { createHotkey } from "../../keys/hotkeys.ts";
import { account } from "../../mock.ts";
import { ALPHA, COLD, HOT, locksBench, NETUID, OTHER, OWNER } from "../../test/locks.ts";
import { DecayingHotkeyLock, Lock, LockingColdkeys } from "../storage.ts";

const to = (destination_hotkey: typeof HOT) => ({ destination_hotkey, netuid: NETUID });

test("a lock goes to another owner's hotkey without its conviction", () => {
  const b = locksBench();
  b.lock(ALPHA);
  b.store.takeEvents();
  b.goTo(100_000);
  b.call("move_lock", to(OTHER), COLD);
  const moved = Lock.get(b.store, COLD, NETUID, OTHER);
  expect([moved?.conviction, (moved?.locked_mass ?? 0n) < ALPHA]).toEqual([0n, true]);
  expect(DecayingHotkeyLock.get(b.store, NETUID, OTHER)?.locked_mass).toBe(moved?.locked_mass);
  expect(LockingColdkeys.has(b.store, NETUID, HOT, COLD)).toBe(false);
  expect(Lock.has(b.store, COLD, NETUID, HOT)).toBe(false);
  expect(b.events()).toEqual([{ name: "LockMoved", values: [COLD, HOT, OTHER, NETUID] }]);
});

test("and with it to another hotkey of the same owner", () => {
  const b = locksBench();
  const second = account(950);
  createHotkey(b.ctx, COLD, second);
  b.lock(ALPHA);
  b.goTo(100_000);
  b.call("move_lock", to(second), COLD);
  expect(Lock.get(b.store, COLD, NETUID, second)?.conviction ?? 0n).toBeGreaterThan(0n);
});

test("is refused without a lock, and to nobody", () => {
  const b = locksBench();
  expect(() => b.call("move_lock", to(OTHER), OWNER)).toThrow("NoExistingLock");
  b.lock(ALPHA);
  expect(() => b.call("move_lock", to(account(999)), COLD)).toThrow("HotKeyAccountNotExists");
  expect(Lock.get(b.store, COLD, NETUID, HOT)?.locked_mass).toBe(ALPHA);
});
