import { expect, test } from "vitest";
import { stakeOf } from "../../shares/stake.ts";
import { ALPHA, COLD, HOT, locksBench, NETUID, OTHER_COLD } from "../../test/locks.ts";
import { carryLock } from "../carry.ts";
import { DecayingHotkeyLock } from "../storage.ts";

test("locked alpha goes along only where it is accepted, after the free alpha", () => {
  const b = locksBench();
  b.lock(6n * ALPHA);
  carryLock(b.ctx, COLD, OTHER_COLD, NETUID, 4n * ALPHA);
  expect(b.locked(OTHER_COLD)).toBe(0n);
  expect(() => carryLock(b.ctx, COLD, OTHER_COLD, NETUID, 5n * ALPHA)).toThrow("AccountRejectsLockedAlpha");
  b.call("set_reject_locked_alpha", { enabled: false }, OTHER_COLD);
  carryLock(b.ctx, COLD, OTHER_COLD, NETUID, 5n * ALPHA);
  expect([b.locked(COLD), b.locked(OTHER_COLD)]).toEqual([5n * ALPHA, ALPHA]);
  expect(DecayingHotkeyLock.get(b.store, NETUID, HOT)?.locked_mass).toBe(6n * ALPHA);
  expect(stakeOf(b.ctx, HOT, COLD, NETUID)).toBe(10n * ALPHA);
});

test("and no more once it is rejected again", () => {
  const b = locksBench();
  b.lock(10n * ALPHA);
  for (const enabled of [false, true]) b.call("set_reject_locked_alpha", { enabled }, OTHER_COLD);
  expect(() => carryLock(b.ctx, COLD, OTHER_COLD, NETUID, ALPHA)).toThrow("AccountRejectsLockedAlpha");
});
