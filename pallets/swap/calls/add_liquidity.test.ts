import { Origin } from "@waystone/frame";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { ANYBODY, callSwap, mockContext } from "../mock.ts";

test.each([Origin.root, Origin.signed(ANYBODY)])("fails for everybody", origin => {
  const ctx = mockContext();
  const call = {
    pallet: "Swap",
    call: "add_liquidity",
    args: { hotkey: ANYBODY, netuid: 1, tick_low: -5, tick_high: 5, liquidity: 9n },
  };
  expect(ctx.encodeCall(call)).toHaveLength(2 + 32 + 2 + 4 + 4 + 8);
  expect([...ctx.encodeCall(call).subarray(0, 2)]).toEqual([28, 1]);
  expect(() => callSwap(ctx, call.call, call.args, origin)).toThrow(Err.Deprecated);
});
