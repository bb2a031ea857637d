import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

import { Now } from "../storage.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Timestamp", call: "set", args });

test("is an inherent: once a block, and not before half a slot is over", () => {
  const b = bench();
  expect(() => b.ctx.dispatch(make({ now: 5n }), Origin.signed(alice))).toThrow(/origin/);
  b.ctx.dispatch(make({ now: 1_000_000n }), Origin.none);
  expect(Now.get(b.store)).toBe(1_000_000n);
  expect(() => b.ctx.dispatch(make({ now: 2_000_000n }), Origin.none)).toThrow();
  b.ctx.runtime.pallet("Timestamp").pallet.hooks.onFinalize?.(b.ctx, 1);
  expect(() => b.ctx.dispatch(make({ now: 1_005_999n }), Origin.none)).toThrow();
  b.ctx.dispatch(make({ now: 1_006_000n }), Origin.none);
});

test("a block without it is no block", () => {
  const b = bench();
  expect(() => b.ctx.runtime.pallet("Timestamp").pallet.hooks.onFinalize?.(b.ctx, 1)).toThrow(/Timestamp.set/);
});
