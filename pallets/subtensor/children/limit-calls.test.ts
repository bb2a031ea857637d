import { expect, test } from "vitest";
import { TxChildkeyTakeRateLimit } from "../keys/storage.ts";
import { callsBench, MINER, MINER_HOT, OWNER } from "../test/calls.ts";
import { AutoParentDelegationEnabled, MaxChildkeyTake, MinChildkeyTake } from "./storage.ts";

const LIMITS = [
  ["sudo_set_max_childkey_take", { take: 5_000 }, MaxChildkeyTake, 5_000, "MaxChildKeyTakeSet"],
  ["sudo_set_min_childkey_take", { take: 50 }, MinChildkeyTake, 50, "MinChildKeyTakeSet"],
  [
    "sudo_set_tx_childkey_take_rate_limit",
    { tx_rate_limit: 77n },
    TxChildkeyTakeRateLimit,
    77n,
    "TxChildKeyTakeRateLimitSet",
  ],
] as const;

test.each(LIMITS)("%s: root sets it, nobody else", (name, args, item, value, event) => {
  const b = callsBench();
  b.fails("origin", name, args, OWNER);
  b.call(name, args);
  expect(item.get(b.store)).toBe(value);
  expect(b.events()).toEqual([{ name: event, values: [value] }]);
});

test("set_auto_parent_delegation_enabled: a root validator's owner says whether it becomes a parent", () => {
  const b = callsBench();
  const name = "set_auto_parent_delegation_enabled";
  b.fails("NonAssociatedColdKey", name, { hotkey: MINER_HOT, enabled: false }, MINER);
  b.call("burned_register", { netuid: 1, hotkey: MINER_HOT }, MINER);
  b.fails("HotKeyNotRegisteredInSubNet", name, { hotkey: MINER_HOT, enabled: false }, MINER);
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.fails("NonAssociatedColdKey", name, { hotkey: MINER_HOT, enabled: false }, OWNER);
  expect(AutoParentDelegationEnabled.get(b.store, MINER_HOT)).toBe(true);
  b.store.takeEvents();
  b.call(name, { hotkey: MINER_HOT, enabled: false }, MINER);
  expect(AutoParentDelegationEnabled.get(b.store, MINER_HOT)).toBe(false);
  expect(b.events()).toEqual([{ name: "AutoParentDelegationEnabledSet", values: [MINER_HOT, false] }]);
});
