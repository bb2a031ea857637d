import { Origin } from "@waystone/frame";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { ANYBODY, callSwap, mockContext } from "../mock.ts";

test.each([Origin.root, Origin.signed(ANYBODY)])("fails for everybody", origin => {
  const ctx = mockContext();
  const call = {
    pallet: "Swap",
    call: "modify_position",
    args: { hotkey: ANYBODY, netuid: 1, position_id: 7n, liquidity_delta: -4n },
  };
  expect(ctx.encodeCall(call)).toHaveLength(2 + 32 + 2 + 16 + 8);
  expect([...ctx.encodeCall(call).subarray(0, 2)]).toEqual([28, 3]);
  expect(() => callSwap(ctx, call.call, call.args, origin)).toThrow(Err.Deprecated);
});
