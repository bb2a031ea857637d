import { expect, test } from "vitest";
import { TxChildkeyTakeRateLimit } from "../../keys/storage.ts";
import { callsBench, OWNER } from "../../test/calls.ts";

test("root sets it, nobody else", () => {
  const b = callsBench();
  const before = TxChildkeyTakeRateLimit.get(b.store);
  expect(before).not.toBe(77n);
  b.fails("origin", "sudo_set_tx_childkey_take_rate_limit", { tx_rate_limit: 77n }, OWNER);
  expect(TxChildkeyTakeRateLimit.get(b.store)).toBe(before);
  b.call("sudo_set_tx_childkey_take_rate_limit", { tx_rate_limit: 77n });
  expect(TxChildkeyTakeRateLimit.get(b.store)).toBe(77n);
  expect(b.events()).toEqual([{ name: "TxChildKeyTakeRateLimitSet", values: [77n] }]);
  b.holds();
});
