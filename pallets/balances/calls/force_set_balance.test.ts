import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const alice = account(101);

import { currency } from "../logic/currency.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "force_set_balance", args });
const to = (value: string) => ({ type: "Id", value });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => currency.free(b.ctx, who as never);

test("sets a balance, and both counts of issuance follow", () => {
  const b = arrange();
  const before = currency.issuance(b.ctx);
  b.ctx.dispatch(make({ who: to(alice), new_free: 3n * TAO }), Origin.root);
  expect(free(b, alice)).toBe(3n * TAO);
  expect(currency.issuance(b.ctx)).toBe(before - 7n * TAO);
  expect(b.ctx.runtime.pallet("Balances").pallet.tryState?.(b.ctx)).toEqual([]);
});

test("less than the existential deposit is nothing, and only root may", () => {
  const b = arrange();
  b.ctx.dispatch(make({ who: to(alice), new_free: 499n }), Origin.root);
  expect(free(b, alice)).toBe(0n);
  expect(() => b.ctx.dispatch(make({ who: to(alice), new_free: TAO }), Origin.signed(alice))).toThrow(/origin/);
});
