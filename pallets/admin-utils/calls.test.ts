import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

test("root sets the freeze window", () => {
  const b = bench();
  const order: RuntimeCall = { pallet: "AdminUtils", call: "sudo_set_admin_freeze_window", args: { window: 0 } };
  expect(() => b.ctx.dispatch(order, Origin.signed(account(101)))).toThrow(/origin/);
  b.ctx.dispatch(order, Origin.root);
  expect(b.events()).toEqual([{ name: "AdminFreezeWindowSet", values: [0] }]);
});
