import { Origin, type RuntimeCall } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";

const [alice, bob] = [account(101), account(102)];

import { currency } from "../logic/currency.ts";

const make = (args: unknown): RuntimeCall => ({ pallet: "Balances", call: "transfer_allow_death", args });
const to = (value: string) => ({ type: "Id", value });
const TAO = 1_000_000_000n;

function arrange() {
  const b = bench();
  b.fund(alice, 10n * TAO);
  b.store.takeEvents();
  return b;
}
const free = (b: ReturnType<typeof bench>, who: string) => currency.free(b.ctx, who as never);

test("moves TAO and tells so", () => {
  const b = arrange();
  b.ctx.dispatch(make({ dest: to(bob), value: 4n * TAO }), Origin.signed(alice));
  expect([free(b, alice), free(b, bob)]).toEqual([6n * TAO, 4n * TAO]);
  expect(b.events().map(event => event.name)).toContain("Balances.Transfer");
});

test("refuses what is not there, crumbs, and root", () => {
  const b = arrange();
  const before = b.store.changes();
  expect(() => b.ctx.dispatch(make({ dest: to(bob), value: 11n * TAO }), Origin.signed(alice))).toThrow(/free balance/);
  expect(() => b.ctx.dispatch(make({ dest: to(bob), value: 499n }), Origin.signed(alice))).toThrow(
    /existential deposit/,
  );
  expect(() => b.ctx.dispatch(make({ dest: to(bob), value: 1n }), Origin.root)).toThrow(/origin/);
  expect(() =>
    b.ctx.dispatch(make({ dest: { type: "Raw", value: new Uint8Array(3) }, value: 1n }), Origin.signed(alice)),
  ).toThrow(/address/);
  expect(b.store.changes()).toEqual(before);
});

test("the sender's account may vanish, and its dust with it", () => {
  const b = arrange();
  const all = make({ dest: to(bob), value: 10n * TAO - 100n });
  const issuance = currency.issuance(b.ctx);
  b.ctx.dispatch(all, Origin.signed(alice));
  expect(free(b, alice)).toBe(0n);
  expect(currency.issuance(b.ctx)).toBe(issuance - 100n);
});
