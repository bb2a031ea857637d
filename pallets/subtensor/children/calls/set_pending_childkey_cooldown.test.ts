import { expect, test } from "vitest";
import { MINER, subnetBench } from "../../test/calls.ts";
import { PendingChildKeyCooldown } from "../storage.ts";

test("root sets how long children wait", () => {
  const b = subnetBench();
  b.call("set_pending_childkey_cooldown", { cooldown: 30n });
  expect(PendingChildKeyCooldown.get(b.store)).toBe(30n);
  expect(b.events()).toEqual([]);
  b.fails("origin", "set_pending_childkey_cooldown", { cooldown: 1n }, MINER);
});
