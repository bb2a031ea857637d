import { expect, test } from "vitest";
import { createHotkey } from "../../keys/hotkeys.ts";
import { TransactionKeyLastBlock } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { StakeThreshold } from "../../shares/storage.ts";
import { SubtokenEnabled } from "../../subnets/storage.ts";
import { type CallsBench, MINER, MINER_HOT, OWNER, OWNER_HOT, subnetBench } from "../../test/calls.ts";
import { type Relations, setRelations } from "../relations.ts";
import { ChildKeys, ParentKeys, PendingChildKeyCooldown, PendingChildKeys } from "../storage.ts";

const WHOLE = (1n << 64n) - 1n;
const HALF = WHOLE / 2n;
const [A, B] = [account(11), account(12)];
const name = (children: Relations, hotkey = MINER_HOT) => ({ hotkey, netuid: 2, children });

/** Subnet 2, started, and MINER_HOT, whose stake of nothing is enough. */
function startedBench(): CallsBench {
  const b = subnetBench();
  createHotkey(b.ctx, MINER, MINER_HOT);
  SubtokenEnabled.set(b.store, [2], true);
  StakeThreshold.set(b.store, 0n);
  PendingChildKeyCooldown.set(b.store, 30n);
  return b;
}

test("children are noted until they count, as they were named", () => {
  const b = startedBench();
  const children: Relations = [
    [HALF, B],
    [HALF, A],
  ];
  b.call("set_children", name(children), MINER);
  expect(b.events()).toEqual([{ name: "SetChildrenScheduled", values: [MINER_HOT, 2, 31n, children] }]);
  expect(PendingChildKeys.get(b.store, 2, MINER_HOT)).toEqual([children, 31n]);
  expect(ChildKeys.get(b.store, MINER_HOT, 2)).toEqual([]);
  expect(TransactionKeyLastBlock.get(b.store, MINER_HOT, 2, 0)).toBe(1n);
  b.holds();
});

test("a wait beyond the last block ends in it", () => {
  const b = startedBench();
  PendingChildKeyCooldown.set(b.store, WHOLE);
  b.call("set_children", name([[1n, A]]), MINER);
  expect(PendingChildKeys.get(b.store, 2, MINER_HOT)[1]).toBe(WHOLE);
});

test("children count at once on a subnet that is not started", () => {
  const b = startedBench();
  SubtokenEnabled.set(b.store, [2], false);
  b.call("set_children", name([[HALF, A]]), MINER);
  expect(b.events()).toEqual([{ name: "SetChildren", values: [MINER_HOT, 2, [[HALF, A]]] }]);
  expect(ChildKeys.get(b.store, MINER_HOT, 2)).toEqual([[HALF, A]]);
  expect(ParentKeys.get(b.store, A, 2)).toEqual([[HALF, MINER_HOT]]);
  expect(PendingChildKeys.has(b.store, 2, MINER_HOT)).toBe(false);
  b.holds();
});

test("a hotkey names its children once in the limit, on each subnet", () => {
  const b = startedBench();
  b.call("set_children", name([[1n, A]]), MINER);
  b.goTo(15);
  b.fails("TxRateLimitExceeded", "set_children", name([[1n, B]]), MINER);
  b.call("set_children", { ...name([[1n, B]]), netuid: 1 }, MINER);
  b.goTo(16);
  b.call("set_children", name([]), MINER);
  expect(PendingChildKeys.get(b.store, 2, MINER_HOT)).toEqual([[], 46n]);
});

test("each check comes before the next", () => {
  const b = startedBench();
  StakeThreshold.set(b.store, 1n);
  setRelations(b.ctx, 2, A, [[1n, MINER_HOT]]);
  const six: Relations = [A, B, MINER_HOT, account(13), account(14), account(15)].map(child => [WHOLE, child]);
  const fails = (error: string, args: unknown, who = MINER) => b.fails(error, "set_children", args, who);
  const twice: Relations = [...six, [WHOLE, A]];
  b.fails("origin", "set_children", name([[1n, B]]));
  fails("RegistrationNotPermittedOnRootSubnet", { ...name(twice), netuid: 0 }, OWNER);
  fails("SubnetNotExists", { ...name(twice), netuid: 9 }, OWNER);
  fails("NonAssociatedColdKey", name(twice), OWNER);
  fails("DuplicateChild", name(twice));
  fails("InvalidChild", name(six));
  const others: Relations = [...six.filter(([, child]) => child !== MINER_HOT), [WHOLE, account(16)]];
  fails("TooManyChildren", name(others));
  fails("ProportionOverflow", name(others.slice(0, 5)));
  fails("ChildParentInconsistency", name([[WHOLE, A]]));
  fails("NotEnoughStakeToSetChildkeys", name([[WHOLE, B]]));
});

test("who takes all stake back needs none, nor does the subnet's owner", () => {
  const b = startedBench();
  StakeThreshold.set(b.store, WHOLE);
  b.call("set_children", name([]), MINER);
  b.call("set_children", name([[WHOLE, A]], OWNER_HOT), OWNER);
  b.fails("NotEnoughStakeToSetChildkeys", "set_children", { ...name([[1n, A]], OWNER_HOT), netuid: 1 }, OWNER);
});
