import { Origin } from "@waystone/frame";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { ANYBODY, callSwap, mockContext } from "../mock.ts";

test.each([Origin.root, Origin.signed(ANYBODY)])("fails for everybody", origin => {
  const ctx = mockContext();
  const call = { pallet: "Swap", call: "remove_liquidity", args: { hotkey: ANYBODY, netuid: 1, position_id: 7n } };
  expect(ctx.encodeCall(call)).toHaveLength(2 + 32 + 2 + 16);
  expect([...ctx.encodeCall(call).subarray(0, 2)]).toEqual([28, 2]);
  expect(() => callSwap(ctx, call.call, call.args, origin)).toThrow(Err.Deprecated);
});
