import { U64F64 } from "@waystone/primitives";
import { expect, test } from "vitest";
import { takeStake } from "../shares/stake.ts";
import { noteRateLimited } from "../subnets/rate-limits.ts";
import { SubnetOwnerHotkey } from "../subnets/storage.ts";
import { ALPHA, COLD, HOT, locksBench, NETUID, OTHER, OTHER_COLD, OWNER, OWNER_HOT } from "../test/locks.ts";
import { lockProblems } from "./invariants.ts";
import { DecayingHotkeyLock, DecayingOwnerLock, LockingColdkeys } from "./storage.ts";

test("a sum that is not that of its locks is named", () => {
  const b = locksBench();
  b.lock(5n * ALPHA);
  expect(lockProblems(b.ctx)).toEqual([]);
  DecayingHotkeyLock.set(b.store, [NETUID, OTHER], { locked_mass: ALPHA, conviction: U64F64.ZERO, last_update: 0n });
  expect(lockProblems(b.ctx)).toEqual([expect.stringContaining(`are 0 rao, and their sum is kept as 99999`)]);
});

test("where a call named the owner, sums may have too much and never too little", () => {
  const b = locksBench();
  b.call("lock_stake", { hotkey: OWNER_HOT, netuid: NETUID, amount: 5n * ALPHA }, OWNER);
  SubnetOwnerHotkey.set(b.store, [NETUID], HOT);
  expect(lockProblems(b.ctx)).toHaveLength(2);
  b.goTo(1);
  noteRateLimited(b.ctx, "SetSNOwnerHotkey", HOT, NETUID);
  expect(lockProblems(b.ctx)).toEqual([]);
  DecayingOwnerLock.set(b.store, [NETUID], { locked_mass: 9n * ALPHA, conviction: U64F64.ZERO, last_update: 1n });
  expect(lockProblems(b.ctx)).toEqual([]);
  DecayingOwnerLock.remove(b.store, NETUID);
  expect(lockProblems(b.ctx)).toEqual([expect.stringContaining(`sums of locks on subnet ${NETUID} lack`)]);
});

test("a lock of more than there is, and one that its hotkey does not know, are named", () => {
  const b = locksBench();
  b.lock(5n * ALPHA);
  takeStake(b.ctx, HOT, COLD, NETUID, 6n * ALPHA);
  LockingColdkeys.remove(b.store, NETUID, HOT, COLD);
  LockingColdkeys.set(b.store, [NETUID, HOT, OTHER_COLD], undefined);
  expect(lockProblems(b.ctx)).toEqual([
    expect.stringContaining(`has ${4n * ALPHA} rao on subnet ${NETUID}, of which ${5n * ALPHA} are locked`),
    expect.stringContaining(`does not know that ${COLD}`),
    expect.stringContaining(`takes ${OTHER_COLD}`),
  ]);
});

test("dust that is locked again and again is no problem", () => {
  const b = locksBench();
  for (const coldkey of [COLD, OTHER_COLD]) b.call("set_perpetual_lock", { netuid: NETUID, enabled: true }, coldkey);
  b.lock(1_000n);
  for (let i = 0; i < 300; i++) b.call("lock_stake", { hotkey: HOT, netuid: NETUID, amount: 99n }, OTHER_COLD);
  expect(lockProblems(b.ctx)).toEqual([]);
});
