import { beforeEach, expect, test } from "vitest";
import { createHotkey } from "../keys/hotkeys.ts";
import { heldLock } from "../locks/held-lock.ts";
import { DecayingHotkeyLock, DecayingOwnerLock } from "../locks/storage.ts";
import { account, type Bench, bench } from "../mock.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { SubnetAlphaOut } from "../pool/storage.ts";
import { addStake } from "../shares/stake.ts";
import { SubnetOwner, SubnetOwnerHotkey } from "../subnets/storage.ts";
import { changeOwnerByConviction } from "./owner-by-conviction.ts";

const ALPHA = 1_000_000_000n;
const YEAR = 7_200 * 365 + 1_800;
const NETUID = 1;
const [owner, ownerHot, rival, rivalHot] = [account(901), account(902), account(903), account(904)];

let b: Bench;
beforeEach(() => {
  b = bench();
  for (const [coldkey, hotkey] of [
    [owner, ownerHot],
    [rival, rivalHot],
  ] as const) {
    createHotkey(b.ctx, coldkey, hotkey);
    addStake(b.ctx, hotkey, coldkey, NETUID, 100n * ALPHA);
  }
  SubnetOwner.set(b.store, [NETUID], owner);
  SubnetOwnerHotkey.set(b.store, [NETUID], ownerHot);
  SubnetAlphaOut.set(b.store, [NETUID], 100n * ALPHA);
  b.call("lock_stake", { hotkey: ownerHot, netuid: NETUID, amount: 10n * ALPHA }, owner);
  b.call("lock_stake", { hotkey: rivalHot, netuid: NETUID, amount: 90n * ALPHA }, rival);
  b.events();
});

test("the most convinced hotkey takes a subnet over once it is a year old", () => {
  b.goTo(YEAR - 1);
  changeOwnerByConviction(b.ctx, NETUID);
  expect(SubnetOwner.get(b.store, NETUID)).toBe(owner);
  b.goTo(YEAR);
  changeOwnerByConviction(b.ctx, NETUID);
  expect([SubnetOwner.get(b.store, NETUID), SubnetOwnerHotkey.get(b.store, NETUID)]).toEqual([rival, rivalHot]);
  expect(isRegistered(b.ctx, NETUID, rivalHot)).toBe(true);
  expect(b.events().at(-1)).toEqual({ name: "SubnetOwnerChanged", values: [NETUID, owner, rival] });
  // The sums changed sides: the new owner's conviction is all that is locked.
  const ofOwner = DecayingOwnerLock.get(b.store, NETUID);
  expect(ofOwner?.conviction).toBe((ofOwner?.locked_mass ?? 0n) << 64n);
  expect(DecayingHotkeyLock.get(b.store, NETUID, ownerHot)?.locked_mass).toBeGreaterThan(0n);
  expect(DecayingHotkeyLock.has(b.store, NETUID, rivalHot)).toBe(false);
  changeOwnerByConviction(b.ctx, NETUID);
  expect(b.events()).toEqual([]);
});

test("not while conviction is less than a tenth of the alpha outside the pool", () => {
  SubnetAlphaOut.set(b.store, [NETUID], 100_000n * ALPHA);
  b.goTo(YEAR);
  changeOwnerByConviction(b.ctx, NETUID);
  expect(SubnetOwner.get(b.store, NETUID)).toBe(owner);
  expect(heldLock(b.ctx, rival, NETUID)?.hotkey).toBe(rivalHot);
});
