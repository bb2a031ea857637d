import { expect, test } from "vitest";
import { account } from "../mock.ts";
import { callsBench, MINER, MINER_HOT, OWNER } from "../test/calls.ts";
import { Delegates, MinDelegateTake, TxDelegateTakeRateLimit } from "./storage.ts";

/** A bench on which MINER_HOT is a delegate with a take of 18 %. */
function delegateBench() {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  TxDelegateTakeRateLimit.set(b.store, 100n);
  b.store.takeEvents();
  return b;
}

test("decrease_take: lower each time, and not below the least", () => {
  const b = delegateBench();
  b.call("decrease_take", { hotkey: MINER_HOT, take: 1_000 }, MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(1_000);
  expect(b.events()).toEqual([{ name: "TakeDecreased", values: [MINER, MINER_HOT, 1_000] }]);
  b.call("decrease_take", { hotkey: MINER_HOT, take: 900 }, MINER);
  MinDelegateTake.set(b.store, 500);
  for (const take of [900, 499]) b.fails("DelegateTakeTooLow", "decrease_take", { hotkey: MINER_HOT, take }, MINER);
});

test("increase_take: higher, within the greatest, and once in the limit", () => {
  const b = delegateBench();
  b.goTo(10);
  b.call("decrease_take", { hotkey: MINER_HOT, take: 1_000 }, MINER);
  b.store.takeEvents();
  b.goTo(110);
  b.fails("DelegateTakeTooLow", "increase_take", { hotkey: MINER_HOT, take: 1_000 }, MINER);
  b.fails("DelegateTakeTooHigh", "increase_take", { hotkey: MINER_HOT, take: 11_797 }, MINER);
  b.fails("DelegateTxRateLimitExceeded", "increase_take", { hotkey: MINER_HOT, take: 2_000 }, MINER);
  b.goTo(111);
  b.call("increase_take", { hotkey: MINER_HOT, take: 2_000 }, MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(2_000);
  expect(b.events()).toEqual([{ name: "TakeIncreased", values: [MINER, MINER_HOT, 2_000] }]);
});

test.each(["increase_take", "decrease_take"])("%s is its owner's alone", name => {
  const b = delegateBench();
  b.fails("HotKeyAccountNotExists", name, { hotkey: account(9), take: 1 }, MINER);
  b.fails("NonAssociatedColdKey", name, { hotkey: MINER_HOT, take: 1 }, OWNER);
});
