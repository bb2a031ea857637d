import { expect, test } from "vitest";
import { OwnerCutAutoLockEnabled } from "../subnets/hyperparameters.ts";
import { ALPHA, COLD, HOT, locksBench, NETUID, OWNER } from "../test/locks.ts";
import { heldLock } from "./held-lock.ts";
import { forceReduceLock, lockOwnerCut } from "./lock.ts";
import { DecayingHotkeyLock } from "./storage.ts";

test("a lock shrinks with alpha that is gone", () => {
  const b = locksBench();
  b.lock(6n * ALPHA);
  b.goTo(1_000);
  forceReduceLock(b.ctx, COLD, NETUID, 2n * ALPHA);
  const { locked_mass = 0n, conviction = 0n } = heldLock(b.ctx, COLD, NETUID)?.lock ?? {};
  expect([locked_mass < 4n * ALPHA, locked_mass > 39n * (ALPHA / 10n), conviction > 0n]).toEqual([true, true, true]);
  forceReduceLock(b.ctx, COLD, NETUID, 9n * ALPHA);
  expect([heldLock(b.ctx, COLD, NETUID), DecayingHotkeyLock.has(b.store, NETUID, HOT)]).toEqual([undefined, false]);
});

test("an owner's cut is locked where the subnet is set so", () => {
  const b = locksBench();
  lockOwnerCut(b.ctx, NETUID, ALPHA);
  expect(b.locked(OWNER)).toBe(0n);
  OwnerCutAutoLockEnabled.set(b.store, [NETUID], true);
  lockOwnerCut(b.ctx, NETUID, 0n);
  lockOwnerCut(b.ctx, NETUID, ALPHA);
  expect(b.locked(OWNER)).toBe(ALPHA);
});
