import { expect, test } from "vitest";
import { callsBench, OWNER } from "../../test/calls.ts";
import { MinChildkeyTake } from "../storage.ts";

test("root sets it, nobody else", () => {
  const b = callsBench();
  const before = MinChildkeyTake.get(b.store);
  expect(before).not.toBe(50);
  b.fails("origin", "sudo_set_min_childkey_take", { take: 50 }, OWNER);
  expect(MinChildkeyTake.get(b.store)).toBe(before);
  b.call("sudo_set_min_childkey_take", { take: 50 });
  expect(MinChildkeyTake.get(b.store)).toBe(50);
  expect(b.events()).toEqual([{ name: "MinChildKeyTakeSet", values: [50] }]);
  b.holds();
});
