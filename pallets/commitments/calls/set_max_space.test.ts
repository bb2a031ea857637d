import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { MaxSpace } from "../storage.ts";

const call = (new_limit: number) => ({ pallet: "Commitments", call: "set_max_space", args: { new_limit } });

test("is root's to set", () => {
  const b = bench();
  expect(MaxSpace.get(b.store)).toBe(3100);
  b.ctx.dispatch(call(7), Origin.root);
  expect(MaxSpace.get(b.store)).toBe(7);
  for (const origin of [Origin.none, Origin.signed(account(1))])
    expect(() => b.ctx.dispatch(call(8), origin)).toThrow(/origin/i);
  expect([...b.ctx.encodeCall(call(1))]).toEqual([18, 2, 1, 0, 0, 0]);
});
