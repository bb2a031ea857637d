import { expect, test } from "vitest";
import { account } from "../../mock.ts";
import { MINER, MINER_HOT, OWNER } from "../../test/calls.ts";
import { delegateBench } from "../../test/delegate.ts";
import { Delegates } from "../storage.ts";

test("higher, within the greatest, and once in the limit, which a decrease begins too", () => {
  const b = delegateBench();
  const take = (value: number) => ({ hotkey: MINER_HOT, take: value });
  b.goTo(10);
  b.call("decrease_take", take(1_000), MINER);
  b.store.takeEvents();
  b.goTo(110);
  b.fails("DelegateTakeTooLow", "increase_take", take(1_000), MINER);
  b.fails("DelegateTakeTooHigh", "increase_take", take(11_797), MINER);
  b.fails("DelegateTxRateLimitExceeded", "increase_take", take(2_000), MINER);
  b.goTo(111);
  b.call("increase_take", take(2_000), MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(2_000);
  expect(b.events()).toEqual([{ name: "TakeIncreased", values: [MINER, MINER_HOT, 2_000] }]);
  b.goTo(212);
  b.call("increase_take", take(11_796), MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(11_796);
});

test("is its owner's alone", () => {
  const b = delegateBench();
  b.fails("HotKeyAccountNotExists", "increase_take", { hotkey: account(9), take: 1 }, MINER);
  b.fails("NonAssociatedColdKey", "increase_take", { hotkey: MINER_HOT, take: 1 }, OWNER);
});
