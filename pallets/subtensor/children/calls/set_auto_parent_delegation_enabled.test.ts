import { expect, test } from "vitest";
import { callsBench, MINER, MINER_HOT, OWNER } from "../../test/calls.ts";
import { AutoParentDelegationEnabled } from "../storage.ts";

const NAME = "set_auto_parent_delegation_enabled";

test("a root validator's owner says whether it becomes a parent", () => {
  const b = callsBench();
  b.fails("NonAssociatedColdKey", NAME, { hotkey: MINER_HOT, enabled: false }, MINER);
  b.call("burned_register", { netuid: 1, hotkey: MINER_HOT }, MINER);
  b.fails("HotKeyNotRegisteredInSubNet", NAME, { hotkey: MINER_HOT, enabled: false }, MINER);
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  b.fails("NonAssociatedColdKey", NAME, { hotkey: MINER_HOT, enabled: false }, OWNER);
  expect(AutoParentDelegationEnabled.get(b.store, MINER_HOT)).toBe(true);
  b.store.takeEvents();
  for (const enabled of [false, true]) {
    b.call(NAME, { hotkey: MINER_HOT, enabled }, MINER);
    expect(AutoParentDelegationEnabled.get(b.store, MINER_HOT)).toBe(enabled);
    expect(b.events()).toEqual([{ name: "AutoParentDelegationEnabledSet", values: [MINER_HOT, enabled] }]);
  }
});
