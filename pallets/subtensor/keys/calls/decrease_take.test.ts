import { expect, test } from "vitest";
import { account } from "../../mock.ts";
import { MINER, MINER_HOT, OWNER } from "../../test/calls.ts";
import { delegateBench } from "../../test/delegate.ts";
import { Delegates, MinDelegateTake } from "../storage.ts";

test("lower each time, as often as one likes, and not below the least", () => {
  const b = delegateBench();
  const take = (value: number) => ({ hotkey: MINER_HOT, take: value });
  b.call("decrease_take", take(1_000), MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(1_000);
  expect(b.events()).toEqual([{ name: "TakeDecreased", values: [MINER, MINER_HOT, 1_000] }]);
  b.call("decrease_take", take(900), MINER);
  MinDelegateTake.set(b.store, 500);
  for (const value of [901, 900, 499]) b.fails("DelegateTakeTooLow", "decrease_take", take(value), MINER);
  expect(Delegates.get(b.store, MINER_HOT)).toBe(900);
  b.call("decrease_take", take(500), MINER);
});

test("is its owner's alone", () => {
  const b = delegateBench();
  b.fails("HotKeyAccountNotExists", "decrease_take", { hotkey: account(9), take: 1 }, MINER);
  b.fails("NonAssociatedColdKey", "decrease_take", { hotkey: MINER_HOT, take: 1 }, OWNER);
});
