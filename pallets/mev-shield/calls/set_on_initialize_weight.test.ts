import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { OnInitializeWeight } from "../storage.ts";

const call = (value: bigint) => ({ pallet: "MevShield", call: "set_on_initialize_weight", args: { value } });

test("is root's to set", () => {
  const b = bench();
  expect(OnInitializeWeight.get(b.store)).toBe(500_000_000_000n);
  b.ctx.dispatch(call(3n), Origin.root);
  expect(OnInitializeWeight.get(b.store)).toBe(3n);
  expect(b.events()).toEqual([{ name: "MevShield.OnInitializeWeightSet", values: [3n] }]);
  for (const origin of [Origin.none, Origin.signed(account(1))])
    expect(() => b.ctx.dispatch(call(4n), origin)).toThrow(/origin/i);
  b.ctx.dispatch(call(2_000_000_000_000n), Origin.root);
  expect(() => b.ctx.dispatch(call(2_000_000_000_001n), Origin.root)).toThrow(Err.WeightExceedsAbsoluteMax);
});
