import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { PendingExtrinsics } from "../storage.ts";

test("stores nothing, since nothing could open it (D10, quirk 17)", () => {
  const b = bench();
  const call = { pallet: "MevShield", call: "store_encrypted", args: { encrypted_call: Uint8Array.of(9) } };
  expect([...b.ctx.encodeCall(call)]).toEqual([30, 2, 4, 9]);
  expect(() => b.ctx.dispatch(call, Origin.signed(account(7)))).toThrow(Err.TooManyPendingExtrinsics);
  expect(() => b.ctx.dispatch(call, Origin.root)).toThrow(/origin/i);
  expect([...PendingExtrinsics.iterKeys(b.store)]).toEqual([]);
});
