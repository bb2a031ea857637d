import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { MaxPendingExtrinsicsLimit } from "../storage.ts";

const call = (value: number) => ({ pallet: "MevShield", call: "set_max_pending_extrinsics_number", args: { value } });

test("is root's to set", () => {
  const b = bench();
  expect(MaxPendingExtrinsicsLimit.get(b.store)).toBe(100);
  b.ctx.dispatch(call(3), Origin.root);
  expect(MaxPendingExtrinsicsLimit.get(b.store)).toBe(3);
  expect(b.events()).toEqual([{ name: "MevShield.MaxPendingExtrinsicsNumberSet", values: [3] }]);
  for (const origin of [Origin.none, Origin.signed(account(1))])
    expect(() => b.ctx.dispatch(call(4), origin)).toThrow(/origin/i);
});
