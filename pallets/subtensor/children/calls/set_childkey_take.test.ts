import { expect, test } from "vitest";
import { TransactionKeyLastBlock, TxChildkeyTakeRateLimit } from "../../keys/storage.ts";
import { MINER, OWNER, OWNER_HOT, subnetBench } from "../../test/calls.ts";
import { ChildkeyTake, MaxChildkeyTake, MinChildkeyTake, MinChildkeyTakePerSubnet } from "../storage.ts";

const take = (value: number) => ({ hotkey: OWNER_HOT, netuid: 2, take: value });

test("the owner of a hotkey sets its take within the bounds", () => {
  const b = subnetBench();
  b.call("set_childkey_take", take(100), OWNER);
  expect(b.events()).toEqual([{ name: "ChildKeyTakeSet", values: [OWNER_HOT, 100] }]);
  expect(ChildkeyTake.get(b.store, OWNER_HOT, 2)).toBe(100);
  const most = MaxChildkeyTake.get(b.store);
  b.fails("InvalidChildkeyTake", "set_childkey_take", take(most + 1), OWNER);
  MinChildkeyTake.set(b.store, 40);
  MinChildkeyTakePerSubnet.set(b.store, [2], 50);
  b.fails("InvalidChildkeyTake", "set_childkey_take", take(49), OWNER);
  b.fails("NonAssociatedColdKey", "set_childkey_take", take(most + 1), MINER);
  b.fails("origin", "set_childkey_take", take(100));
});

test("a raise waits for the limit since the take was set, a lowering does not", () => {
  const b = subnetBench();
  TxChildkeyTakeRateLimit.set(b.store, 10n);
  b.call("set_childkey_take", take(100), OWNER);
  b.fails("TxChildkeyTakeRateLimitExceeded", "set_childkey_take", take(101), OWNER);
  b.call("set_childkey_take", { ...take(101), netuid: 1 }, OWNER);
  b.goTo(5);
  b.call("set_childkey_take", take(100), OWNER);
  b.call("set_childkey_take", take(80), OWNER);
  expect(TransactionKeyLastBlock.get(b.store, OWNER_HOT, 2, 1)).toBe(5n);
  b.goTo(14);
  b.fails("TxChildkeyTakeRateLimitExceeded", "set_childkey_take", take(81), OWNER);
  b.goTo(15);
  b.call("set_childkey_take", take(81), OWNER);
});

test("what is below the least take counts as the least", () => {
  const b = subnetBench();
  TxChildkeyTakeRateLimit.set(b.store, 10n);
  b.call("set_childkey_take", take(10), OWNER);
  MinChildkeyTakePerSubnet.set(b.store, [2], 50);
  b.call("set_childkey_take", take(50), OWNER);
  expect(ChildkeyTake.get(b.store, OWNER_HOT, 2)).toBe(50);
});
