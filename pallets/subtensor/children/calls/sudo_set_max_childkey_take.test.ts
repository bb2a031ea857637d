import { expect, test } from "vitest";
import { callsBench, OWNER } from "../../test/calls.ts";
import { MaxChildkeyTake } from "../storage.ts";

test("root sets it, nobody else", () => {
  const b = callsBench();
  const before = MaxChildkeyTake.get(b.store);
  expect(before).not.toBe(5_000);
  b.fails("origin", "sudo_set_max_childkey_take", { take: 5_000 }, OWNER);
  expect(MaxChildkeyTake.get(b.store)).toBe(before);
  b.call("sudo_set_max_childkey_take", { take: 5_000 });
  expect(MaxChildkeyTake.get(b.store)).toBe(5_000);
  expect(b.events()).toEqual([{ name: "MaxChildKeyTakeSet", values: [5_000] }]);
  b.holds();
});
