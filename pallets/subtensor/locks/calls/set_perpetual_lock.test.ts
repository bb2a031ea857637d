import { expect, test } from "vitest";
import { ALPHA, COLD, HOT, locksBench, NETUID } from "../../test/locks.ts";
import { DecayingHotkeyLock, DecayingLock, HotkeyLock } from "../storage.ts";

test("a lock decays unless it is perpetual, and is counted as what it is", () => {
  const b = locksBench();
  b.lock(4n * ALPHA);
  b.store.takeEvents();
  b.call("set_perpetual_lock", { netuid: NETUID, enabled: true }, COLD);
  expect(b.events()).toEqual([{ name: "PerpetualLockUpdated", values: [COLD, NETUID, true] }]);
  expect(DecayingHotkeyLock.has(b.store, NETUID, HOT)).toBe(false);
  expect(HotkeyLock.get(b.store, NETUID, HOT)?.locked_mass).toBe(4n * ALPHA);
  b.goTo(500_000);
  b.call("set_perpetual_lock", { netuid: NETUID, enabled: false }, COLD);
  expect(b.locked(COLD)).toBe(4n * ALPHA);
  b.goTo(900_000);
  b.lock(1n);
  expect(b.locked(COLD)).toBeLessThan(3n * ALPHA);
  expect(HotkeyLock.has(b.store, NETUID, HOT)).toBe(false);
});

test("who has no lock yet says it for the one to come", () => {
  const b = locksBench();
  b.call("set_perpetual_lock", { netuid: NETUID, enabled: true }, COLD);
  expect(DecayingLock.get(b.store, COLD, NETUID)).toBe(false);
  b.lock(ALPHA);
  b.goTo(900_000);
  b.lock(1n);
  expect(b.locked(COLD)).toBe(ALPHA + 1n);
  expect(HotkeyLock.get(b.store, NETUID, HOT)?.locked_mass).toBe(ALPHA + 1n);
});
