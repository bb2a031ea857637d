import { Origin } from "@waystone/frame";
import { bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { items } from "../test/setters.ts";

test("is out of use: root cannot set it either", () => {
  const b = bench();
  const before = items.TotalIssuance.get(b.store);
  const order = { pallet: "AdminUtils", call: "sudo_set_total_issuance", args: { total_issuance: 1n } };
  expect(() => b.ctx.dispatch(order, Origin.root)).toThrow(/Deprecated/);
  expect(items.TotalIssuance.get(b.store)).toBe(before);
});
