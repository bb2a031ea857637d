import { Origin } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { Err } from "../errors.ts";
import { hooks } from "../hooks.ts";
import { tryState } from "../invariants.ts";
import {
  CounterForPendingExtrinsics,
  ExtrinsicLifetime,
  MaxPendingExtrinsicsLimit,
  NextPendingExtrinsicIndex,
  PendingExtrinsics,
} from "../storage.ts";

const call = { pallet: "MevShield", call: "store_encrypted", args: { encrypted_call: Uint8Array.of(9) } };
const who = account(7);

test("keeps what it is given for one block, and then says that it cannot be read", () => {
  const b = bench();
  b.goTo(5);
  b.ctx.dispatch(call, Origin.signed(who));
  b.ctx.dispatch(call, Origin.signed(who));
  expect(PendingExtrinsics.get(b.store, 1)).toEqual({ who, encrypted_call: Uint8Array.of(9), submitted_at: 5 });
  expect(b.events().map(({ name, values }) => [name, values[0]])).toEqual([
    ["MevShield.ExtrinsicStored", 0],
    ["MevShield.ExtrinsicStored", 1],
  ]);
  expect([CounterForPendingExtrinsics, NextPendingExtrinsicIndex].map(i => i.get(b.store))).toEqual([2, 2]);
  expect(tryState(b.ctx)).toEqual([]);
  // Two reads at first, and one read and two writes a call, in picoseconds.
  expect(hooks.onInitialize?.(b.ctx, 6)).toEqual({ refTime: 4n * 25_000_000n + 4n * 100_000_000n, proofSize: 0n });
  expect(b.events().map(({ name }) => name)).toEqual(Array(2).fill("MevShield.ExtrinsicDecodeFailed"));
  expect([CounterForPendingExtrinsics, NextPendingExtrinsicIndex].map(i => i.get(b.store))).toEqual([0, 2]);
  expect(tryState(b.ctx)).toEqual([]);
  expect(hooks.onInitialize?.(b.ctx, 7)?.refTime).toBe(50_000_000n);
});

test("says so where a call has waited too long", () => {
  const b = bench();
  ExtrinsicLifetime.set(b.store, 0);
  b.ctx.dispatch(call, Origin.signed(who));
  b.events();
  hooks.onInitialize?.(b.ctx, 2);
  expect(b.events()).toEqual([{ name: "MevShield.ExtrinsicExpired", values: [0] }]);
});

test("has room for as many as root says", () => {
  const b = bench();
  MaxPendingExtrinsicsLimit.set(b.store, 1);
  b.ctx.dispatch(call, Origin.signed(who));
  expect(() => b.ctx.dispatch(call, Origin.signed(who))).toThrow(Err.TooManyPendingExtrinsics);
  expect(() => b.ctx.dispatch(call, Origin.root)).toThrow(/origin/i);
});
